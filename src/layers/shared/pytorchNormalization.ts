import type { EmissionContext } from '../emission/EmissionContext';
import type { PytorchLayer, PytorchWeight } from '../emission/PytorchLayer';
import type { PytorchHelper } from '../emission/pytorchHelpers';
import { isImage } from './channelsFirst';
import { pythonCall } from './pytorchLiterals';

type Learned = { readonly center: boolean; readonly scale: boolean };

const parameters: { readonly [weight: string]: string } = {
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

function weightsOf({ weights }: Pick<EmissionContext, 'weights'>): readonly PytorchWeight[] {
  return weights.map(({ name }) => ({ parameter: parameters[name] ?? name, weight: name }));
}

/** `BatchNorm2d` for images, `BatchNorm1d` for everything else: a subclass of PyTorch's own. */
function batchNormClass(name: 'BatchNorm1d' | 'BatchNorm2d'): PytorchHelper {
  return {
    name,
    code: `class ${name}(nn.${name}):
    """Keeps the variance of a batch as it is; PyTorch enlarges it by n / (n - 1)."""

    def __init__(self, channels, eps=1e-5, momentum=0.1, scale=True, center=True):
        super().__init__(channels, eps, momentum, affine=scale or center)
        if not scale:
            self.weight = None
        if not center:
            self.bias = None

    def forward(self, x):
        if not self.training:
            return super().forward(x)
        count = x.numel() // x.shape[1]
        if count == 1:
            # PyTorch refuses a single value; twice, it has the same mean and variance.
            return self(torch.cat([x, x]))[:1]
        mean = torch.zeros_like(self.running_mean)
        var = torch.zeros_like(self.running_var)
        y = F.batch_norm(x, mean, var, self.weight, self.bias, True, 1.0, self.eps)
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(var * ((count - 1) / count), self.momentum)
        return y`,
  };
}

const batchNorm1d = batchNormClass('BatchNorm1d');
const batchNorm2d = batchNormClass('BatchNorm2d');

const layerNorm: PytorchHelper = {
  name: 'LayerNorm',
  code: `class LayerNorm(nn.LayerNorm):
    """nn.LayerNorm that learns a scale or an offset alone."""

    def __init__(self, channels, eps=1e-5, scale=True, center=True):
        super().__init__(channels, eps)
        if not scale:
            self.weight = None
        if not center:
            self.bias = None`,
};

function off(learned: boolean): string | null {
  return learned ? null : 'False';
}

function unless(usual: number, value: number): string | null {
  return value === usual ? null : String(value);
}

/** Keras' momentum is the share that stays, PyTorch's the share that comes; without the noise of the subtraction. */
function shareOfNew(momentum: number): number {
  return Number((1 - momentum).toFixed(15));
}

type BatchNormParams = Learned & { readonly momentum: number; readonly epsilon: number };

/** Over the channels, in training as in Keras to the moving statistics. */
export function pytorchBatchNorm(
  context: Pick<EmissionContext, 'output' | 'weights'>,
  { momentum, epsilon, center, scale }: BatchNormParams,
): PytorchLayer {
  const { output } = context;
  const helper = isImage(output) ? batchNorm2d : batchNorm1d;
  const code = pythonCall(helper.name, [String(output.at(-1) ?? 1)], {
    eps: unless(1e-5, epsilon),
    momentum: unless(0.1, shareOfNew(momentum)),
    scale: off(scale),
    center: off(center),
  });
  return {
    modules: [{ suffix: '', code, weights: weightsOf(context) }],
    forward([input = 'x'], module) {
      const isDirect = isImage(output) || output.length === 1;
      return isDirect ? `${module('')}(${input})` : `${module('')}(${input}.flatten(0, -2)).view_as(${input})`;
    },
    helpers: [helper],
  };
}

/** Over the channels of each place. */
export function pytorchLayerNorm(
  context: Pick<EmissionContext, 'output' | 'weights'>,
  { epsilon, center, scale }: Learned & { readonly epsilon: number },
): PytorchLayer {
  const { output } = context;
  const isOwn = center !== scale;
  const channels = [String(output.at(-1) ?? 1)];
  const eps = unless(1e-5, epsilon);
  const code = isOwn
    ? pythonCall('LayerNorm', channels, { eps, scale: off(scale), center: off(center) })
    : pythonCall('nn.LayerNorm', channels, { eps, elementwise_affine: off(center) });
  return {
    modules: [{ suffix: '', code, weights: weightsOf(context) }],
    forward: ([input = 'x'], module) =>
      isImage(output) ? `${module('')}(${input}.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)` : `${module('')}(${input})`,
    helpers: isOwn ? [layerNorm] : [],
  };
}
