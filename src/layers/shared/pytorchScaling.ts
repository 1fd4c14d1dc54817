import type { PytorchLayer } from '../emission/PytorchLayer';
import type { PytorchHelper } from '../emission/pytorchHelpers';
import { pytorchExpression, pytorchModule } from './pytorchForms';
import { pythonFloats } from './pytorchLiterals';

const rescaling: PytorchHelper = {
  name: 'Rescaling',
  code: `class Rescaling(nn.Module):
    """Multiplies by \`scale\`, adds \`offset\`: a number each, or one for each channel."""

    def __init__(self, scale, offset=0.0):
        super().__init__()
        self.register_buffer("scale", torch.tensor(scale), persistent=False)
        self.register_buffer("offset", torch.tensor(offset), persistent=False)

    def forward(self, x):
        channels = (-1, 1, 1) if x.dim() == 4 else (-1,)
        return x * self.scale.view(channels) + self.offset.view(channels)`,
};

const normalization: PytorchHelper = {
  name: 'Normalization',
  code: `class Normalization(nn.Module):
    """Subtracts \`mean\`, divides by \`std\`: a number each, or one for each channel."""

    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean), persistent=False)
        self.register_buffer("std", torch.tensor(std), persistent=False)

    def forward(self, x):
        channels = (-1, 1, 1) if x.dim() == 4 else (-1,)
        return (x - self.mean.view(channels)) / self.std.view(channels)`,
};

/** x · scale + offset. */
export function pytorchRescaling(scale: readonly number[], offset: readonly number[]): PytorchLayer {
  const isAdded = offset.some((value) => value !== 0);
  const [factor, added] = [single(scale), single(offset)];
  if (factor === null || added === null) {
    const values = [scale, ...(isAdded ? [offset] : [])].map(pythonFloats);
    return pytorchModule(`Rescaling(${values.join(', ')})`, [rescaling]);
  }
  return pytorchExpression((x) => plus(times(x, factor), added));
}

/** (x - mean) / std. */
export function pytorchStandardized(mean: readonly number[], std: readonly number[]): PytorchLayer {
  const [middle, spread] = [single(mean), single(std)];
  if (middle === null || spread === null) {
    return pytorchModule(`Normalization(${[mean, std].map(pythonFloats).join(', ')})`, [normalization]);
  }
  return pytorchExpression((x) => {
    const centred = plus(x, -middle);
    if (spread === 1) return centred;
    return `${centred === x ? x : `(${centred})`} / ${spread}`;
  });
}

function single(values: readonly number[]): number | null {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : null;
}

function plus(x: string, value: number): string {
  if (value === 0) return x;
  return value < 0 ? `${x} - ${-value}` : `${x} + ${value}`;
}

/** `x / 255` rather than the long fraction. */
function times(x: string, factor: number): string {
  if (factor === 1) return x;
  const divisor = Math.round(1 / factor);
  const isFraction = String(factor).length > 8 && 1 / divisor === factor;
  return isFraction ? `${x} / ${divisor}` : `${x} * ${factor}`;
}
