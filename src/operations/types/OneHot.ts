import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { requireValues, withAxis } from '../shapes';
import type { Tensor } from '../Tensor';
import { constant, scalar } from './Const';

/** One value at the place that an index names, another one at all others, along a new axis. */
export const OneHot = defineOperation({
  type: 'OneHot',
  inputs: ['indices', 'depth', 'on_value', 'off_value'],
  attributes: { axis: 'int' },
  types: { TI: 0, T: 2 },
  infer([indices, depth, on], { axis }) {
    const [size = null] = requireValues(depth, 'The number of places');
    const place = axis < 0 ? axis + indices.shape.length + 1 : axis;
    return [{ dtype: on.dtype, shape: withAxis(indices.shape, place, size) }];
  },
  noGradient: 'Places are whole numbers.',
});

/** 1 at the place of the class, 0 elsewhere: float32, with the classes as a new last axis. */
export function oneHot(graph: Graph, indices: Tensor, classes: number): Tensor {
  const depth = constant(graph, [classes], [], 'int32');
  return graph.output(OneHot, [indices, depth, scalar(graph, 1), scalar(graph, 0)], { axis: -1 });
}
