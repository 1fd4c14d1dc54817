import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, requireValues } from '../shapes';
import type { Spatial } from '../sliding';
import type { Tensor } from '../Tensor';
import { integers } from './Const';

const attributes = { half_pixel_centers: 'bool' } as const;

/** Images of another size, blended between neighbours; `size` [height, width]. */
export const ResizeBilinear = defineOperation({
  type: 'ResizeBilinear',
  inputs: ['images', 'size'],
  attributes,
  types: { T: 0 },
  infer([images, size]) {
    const [count, , , channels] = images.shape;
    if (images.shape.length !== 4 || count === undefined || channels === undefined) {
      throw new GraphError(`What is resized has to be images, not ${describeShape(images.shape)}.`);
    }
    return [{ dtype: 'float32', shape: [count, ...requireValues(size, 'A size'), channels] }];
  },
  gradient: ({ graph, inputs: [images], attributes, gradient }) => [
    graph.output(ResizeBilinearGrad, [gradient, images], attributes),
    null,
  ],
});

export const ResizeBilinearGrad = defineOperation({
  type: 'ResizeBilinearGrad',
  inputs: ['grads', 'original_image'],
  attributes,
  types: { T: 1 },
  infer: ([, images]) => [{ dtype: images.dtype, shape: images.shape }],
  noGradient: onlyFirst,
});

/** Pixels are taken to be squares whose values stand in their middle. */
export function resizeBilinear(graph: Graph, images: Tensor, size: Spatial): Tensor {
  return graph.output(ResizeBilinear, [images, integers(graph, size)], { half_pixel_centers: true });
}
