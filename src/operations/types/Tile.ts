import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { requireValues } from '../shapes';
import type { Tensor } from '../Tensor';
import { integers } from './Const';
import { reshape } from './Reshape';
import { sum } from './Sum';

/** The whole tensor repeated, a number of times along each axis. */
export const Tile = defineOperation({
  type: 'Tile',
  inputs: ['input', 'multiples'],
  attributes: {},
  types: { T: 0, Tmultiples: 1 },
  infer([input, multiples]) {
    const times = requireValues(multiples, 'A number of repetitions');
    if (times.length !== input.shape.length) {
      throw new GraphError(`Tile needs ${input.shape.length} numbers of repetitions, not ${times.length}.`);
    }
    return [
      {
        dtype: input.dtype,
        shape: input.shape.map((size, axis) => (size === null ? null : size * (times[axis] ?? 1))),
      },
    ];
  },
  gradient({ graph, inputs: [input, multiples], gradient }) {
    const times = requireValues(multiples, 'A number of repetitions');
    const copies = reshape(
      graph,
      gradient,
      input.shape.flatMap((size, axis) => [times[axis] ?? 1, size]),
    );
    return [
      sum(
        graph,
        copies,
        times.map((_, axis) => 2 * axis),
      ),
      null,
    ];
  },
});

export function tile(graph: Graph, input: Tensor, multiples: readonly number[]): Tensor {
  return graph.output(Tile, [input, integers(graph, multiples)], {});
}
