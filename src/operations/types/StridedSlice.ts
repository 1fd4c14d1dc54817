import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { requireValues } from '../shapes';
import { imageSizes, onAllAxes, type Spatial } from '../sliding';
import type { Tensor } from '../Tensor';
import { integers } from './Const';

/** Every n-th value of each axis; an axis whose bit (the first axis: the lowest) stands in `end_mask` is taken to its end. */
export const StridedSlice = defineOperation({
  type: 'StridedSlice',
  inputs: ['input', 'begin', 'end', 'strides'],
  attributes: { end_mask: 'int' },
  types: { T: 0, Index: 1 },
  infer([input, begin, end, strides], { end_mask: endMask }) {
    const [starts, ends] = [requireValues(begin, 'A beginning'), requireValues(end, 'An end')];
    const steps = requireValues(strides, 'A step');
    const shape = input.shape.map((size, axis) => {
      const [start = 0, step = 1] = [starts[axis], steps[axis]];
      const last = (endMask >> axis) % 2 === 1 ? size : (ends[axis] ?? null);
      if (last === null && (start !== 0 || step !== 1)) {
        throw new GraphError('An axis whose size is not known can only be taken as a whole.');
      }
      return last === null ? null : Math.ceil((last - start) / step);
    });
    return [{ dtype: input.dtype, shape }];
  },
  noGradient: 'Only gradients use it.',
});

/** Every n-th pixel down and m-th across, from the first one on. */
export function everyNthPixel(graph: Graph, images: Tensor, strides: Spatial): Tensor {
  const [height, width] = imageSizes(images, 'What is thinned out');
  return graph.output(
    StridedSlice,
    [
      images,
      integers(graph, [0, 0, 0, 0]),
      integers(graph, [0, height, width, 0]),
      integers(graph, onAllAxes(strides)),
    ],
    { end_mask: 0b1001 },
  );
}
