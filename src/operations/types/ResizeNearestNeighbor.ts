import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { requireValues } from '../shapes';
import { imageSizes, type Spatial } from '../sliding';
import type { Tensor } from '../Tensor';
import { integers } from './Const';

const attributes = { half_pixel_centers: 'bool' } as const;

/** Images of another size, each pixel the nearest one of the input; `size` [height, width]. */
export const ResizeNearestNeighbor = defineOperation({
  type: 'ResizeNearestNeighbor',
  inputs: ['images', 'size'],
  attributes,
  types: { T: 0 },
  infer([images, size]) {
    const [, , channels] = imageSizes(images, 'What is resized');
    const shape = [images.shape[0] ?? null, ...requireValues(size, 'A size'), channels];
    return [{ dtype: images.dtype, shape }];
  },
  gradient({ graph, inputs: [images], attributes, gradient }) {
    const [height, width] = imageSizes(images, 'What is resized');
    return [graph.output(ResizeNearestNeighborGrad, [gradient, integers(graph, [height, width])], attributes), null];
  },
});

export const ResizeNearestNeighborGrad = defineOperation({
  type: 'ResizeNearestNeighborGrad',
  inputs: ['grads', 'size'],
  attributes,
  types: { T: 0 },
  infer([gradients, size]) {
    const [, , channels] = imageSizes(gradients, 'A gradient');
    const shape = [gradients.shape[0] ?? null, ...requireValues(size, 'A size'), channels];
    return [{ dtype: gradients.dtype, shape }];
  },
  noGradient: onlyFirst,
});

/** Pixels are taken to be squares whose values stand in their middle. */
export function resizeNearestNeighbor(graph: Graph, images: Tensor, size: Spatial): Tensor {
  return graph.output(ResizeNearestNeighbor, [images, integers(graph, size)], { half_pixel_centers: true });
}
