import { defineOperation } from '../Operation';

/** The inverses of square matrices, [..., n, n]. */
export const MatrixInverse = defineOperation({
  type: 'MatrixInverse',
  inputs: ['input'],
  attributes: {},
  types: { T: 0 },
  infer: ([input]) => [{ dtype: input.dtype, shape: input.shape }],
  noGradient: 'Only the gradient of ImageProjectiveTransformV3 uses it.',
});
