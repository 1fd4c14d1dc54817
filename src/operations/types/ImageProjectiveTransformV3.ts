import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, requireValues } from '../shapes';
import { imageSizes, type Spatial } from '../sliding';
import type { Tensor } from '../Tensor';
import { integers, scalar } from './Const';
import { MatrixInverse } from './MatrixInverse';
import { divide } from './RealDiv';
import { reshape } from './Reshape';
import { pad, slice } from './Slice';

/** What stands beyond the border. */
export type FillMode = 'REFLECT' | 'WRAP' | 'CONSTANT' | 'NEAREST';
export type Interpolation = 'NEAREST' | 'BILINEAR';

/**
 * Pixel (x, y) of an output image is the one at ((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k) of the input, k = c0 x + c1 y + 1;
 * `transforms` [batch or 1, 8]: a0, a1, a2, b0, b1, b2, c0, c1. The gradient goes the way back, as TensorFlow's own does: what it
 * samples is not exactly the derivative of the sampling.
 */
export const ImageProjectiveTransformV3 = defineOperation({
  type: 'ImageProjectiveTransformV3',
  inputs: ['images', 'transforms', 'output_shape', 'fill_value'],
  attributes: { interpolation: 'string', fill_mode: 'string' },
  types: { dtype: 0 },
  infer([images, transforms, size]) {
    const [, , channels] = imageSizes(images, 'What is transformed');
    if (transforms.shape.length !== 2 || transforms.shape[1] !== 8) {
      throw new GraphError(`A transform has 8 numbers; ${describeShape(transforms.shape)} has others.`);
    }
    const shape = [images.shape[0] ?? null, ...requireValues(size, 'A size'), channels];
    return [{ dtype: images.dtype, shape }];
  },
  gradient({ graph, inputs: [images, transforms], attributes, gradient }) {
    const [height, width] = imageSizes(images, 'What is transformed');
    const inputs = [gradient, inverse(graph, transforms), integers(graph, [height, width]), scalar(graph, 0)] as const;
    return [warp(graph, inputs, attributes), null, null, null];
  },
});

/** Moves the pixels of images, which keep their size. */
export function projectiveTransform(
  graph: Graph,
  images: Tensor,
  transforms: Tensor,
  how: {
    readonly size: Spatial;
    readonly interpolation: Interpolation;
    readonly fillMode: FillMode;
    readonly fillValue: number;
  },
): Tensor {
  const inputs = [images, transforms, integers(graph, how.size), scalar(graph, how.fillValue)] as const;
  return warp(graph, inputs, { interpolation: how.interpolation, fill_mode: how.fillMode });
}

function warp(
  graph: Graph,
  inputs: readonly [Tensor, Tensor, Tensor, Tensor],
  attributes: { readonly interpolation: string; readonly fill_mode: string },
): Tensor {
  return graph.output(ImageProjectiveTransformV3, inputs, attributes);
}

/** The transforms that lead back: inverse matrices, whose last number is 1 again. */
function inverse(graph: Graph, transforms: Tensor): Tensor {
  const withOne = pad(
    graph,
    transforms,
    [
      [0, 0],
      [0, 1],
    ],
    1,
  );
  const matrices = reshape(graph, withOne, [null, 3, 3]);
  const inverted = reshape(graph, graph.output(MatrixInverse, [matrices], {}), [null, 9]);
  return divide(graph, slice(graph, inverted, [0, 0], [null, 8]), slice(graph, inverted, [0, 8], [null, 1]));
}
