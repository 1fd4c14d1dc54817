import type { PytorchLayer } from '../emission/PytorchLayer';
import type { PytorchHelper } from '../emission/pytorchHelpers';
import { pytorchModule } from './pytorchForms';
import { pythonCall } from './pytorchLiterals';

const sharedDropout: PytorchHelper = {
  name: 'SharedDropout',
  code: `class SharedDropout(nn.Module):
    """Dropout in which the values along some axes are dropped together."""

    def __init__(self, p, dims):
        super().__init__()
        self.p = p
        self.dims = dims

    def forward(self, x):
        if not self.training:
            return x
        shape = [1 if dim in self.dims else size for dim, size in enumerate(x.shape)]
        return x * F.dropout(x.new_ones(shape), self.p)`,
};

/** `dims`: the axes, the batch counted and images channels first, along which values are dropped together. */
export function pytorchDropout(rate: number, rank: number, dims: readonly number[]): PytorchLayer {
  const rates = rate === 0.5 ? [] : [String(rate)];
  if (dims.length === 0) return pytorchModule(pythonCall('nn.Dropout', rates));
  if (rank === 3 && dims.join() === '2,3') return pytorchModule(pythonCall('nn.Dropout2d', rates));
  return pytorchModule(`SharedDropout(${rate}, dims=[${dims.join(', ')}])`, [sharedDropout]);
}
