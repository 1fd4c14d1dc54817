import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { shapeHeldBy } from '../shapes';
import type { Tensor } from '../Tensor';

/** Numbers from 0 up to 1, without 1. The same seed and shape always give the same ones on the same kind of device. */
export const StatelessRandomUniform = defineOperation({
  type: 'StatelessRandomUniform',
  inputs: ['shape', 'seed'],
  attributes: { dtype: 'type' },
  types: { T: 0, Tseed: 1 },
  infer: ([shape], { dtype }) => [{ dtype, shape: shapeHeldBy(shape) }],
  noGradient: 'Chance depends on nothing.',
});

/** float32; `shape` and `seed` (two numbers) are int32 and may be computed. */
export function randomUniform(graph: Graph, shape: Tensor, seed: Tensor): Tensor {
  return graph.output(StatelessRandomUniform, [shape, seed], { dtype: 'float32' });
}
