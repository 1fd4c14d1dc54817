import type { LayerProblem } from '../LayerDefinition';
import { formatPair, type Named } from '../problems';
import type { Sliding } from './convolution';

/**
 * TensorFlow 2.21 on oneDNN may corrupt memory in the gradient of a 1 × 1 kernel that jumps without padding; such a
 * layer only spreads pixels apart and leaves zeros between them.
 */
export function unsupportedTranspose(context: Named, sliding: Sliding): LayerProblem | null {
  const { kernelSize, strides, padding } = sliding;
  const jumps = strides[0] > 1 || strides[1] > 1;
  if (padding === 'same' || kernelSize[0] > 1 || kernelSize[1] > 1 || !jumps) return null;
  const received = `a 1 × 1 kernel with strides ${formatPair(strides)}`;
  return {
    severity: 'error',
    code: 'unsupported-transpose',
    param: 'kernelSize',
    received,
    expected: `a kernel as large as the strides, ${formatPair(strides)}, or larger`,
    message:
      `${context.name} has ${received} and padding “valid”, which leaves gaps of zeros between the pixels and cannot be ` +
      `trained reliably. Set the kernel size to the strides, ${formatPair(strides)}.`,
    suggestions: [
      {
        kind: 'setParam',
        title: `Set the kernel size to ${formatPair(strides)}`,
        param: 'kernelSize',
        value: [...strides],
      },
      { kind: 'setParam', title: 'Set the strides to 1 × 1', param: 'strides', value: [1, 1] },
    ],
  };
}
