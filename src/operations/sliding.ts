import { GraphError } from './Operation';
import { describeShape, slidingSize } from './shapes';
import type { Dimension, Dimensions, Tensor } from './Tensor';

/** Height and width. */
export type Spatial = readonly [height: number, width: number];

/** How a window moves over images, [batch, height, width, channels]. `SAME` pads with zeros, `VALID` does not. */
export type Sliding = { readonly strides: Spatial; readonly padding: 'SAME' | 'VALID' };

/** `dilations`: how far the pixels that a window looks at are apart. With a dilation above 1, the strides are 1. */
export type DilatedSliding = Sliding & { readonly dilations: Spatial };

/** Lists of TensorFlow's for height and width, with 1 for the batch and the channels. */
export function onAllAxes([height, width]: Spatial): readonly number[] {
  return [1, height, width, 1];
}

export function spatialOf(list: readonly number[]): Spatial {
  const [, height, width] = list;
  if (height === undefined || width === undefined) throw new GraphError(`[${list.join()}] is not one number an axis.`);
  return [height, width];
}

/** The sizes of a shape with four axes that all stand in the graph, but for the batch. */
export function imageSizes({ shape }: Tensor, what: string): readonly [number, number, number] {
  const [, height, width, channels] = shape;
  if (shape.length !== 4 || typeof height !== 'number' || typeof width !== 'number' || typeof channels !== 'number') {
    throw new GraphError(`${what} has to be images, [batch, height, width, channels], not ${describeShape(shape)}.`);
  }
  return [height, width, channels];
}

/** The four sizes of a filter: [height, width, input channels, output channels]. */
export function filterSizes({ shape }: Tensor): readonly [number, number, number, number] {
  const [height, width, depth, outputs] = shape;
  if (
    shape.length !== 4 ||
    typeof height !== 'number' ||
    typeof width !== 'number' ||
    typeof depth !== 'number' ||
    typeof outputs !== 'number'
  ) {
    throw new GraphError(`A filter has to have four known sizes, not ${describeShape(shape)}.`);
  }
  return [height, width, depth, outputs];
}

type WindowAttributes = {
  readonly strides: readonly number[];
  readonly padding: string;
  readonly dilations?: readonly number[];
};

/** Shape of what a window makes of images, `channels` deep. Throws where it does not fit into them. */
export function slidOver(
  images: Tensor,
  window: Spatial,
  { strides, padding, dilations = [1, 1, 1, 1] }: WindowAttributes,
  channels: Dimension,
): Dimensions {
  const sizes = imageSizes(images, 'What a window slides over');
  const [stride, dilation] = [spatialOf(strides), spatialOf(dilations)];
  const output = [0, 1].map((axis) =>
    slidingSize(
      sizes[axis as 0 | 1],
      window[axis as 0 | 1],
      stride[axis as 0 | 1],
      dilation[axis as 0 | 1],
      checkPadding(padding),
    ),
  );
  if (output.some((size) => size === 0)) {
    throw new GraphError(`A window of ${window.join(' x ')} does not fit into ${describeShape(images.shape)}.`);
  }
  return [images.shape[0] ?? null, ...output, channels];
}

/** Zeros before and after an axis that `SAME` adds. */
export function samePadding(size: number, window: number, stride: number, dilation: number): Spatial {
  const reach = (window - 1) * dilation + 1;
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

export function checkPadding(padding: string): 'SAME' | 'VALID' {
  if (padding !== 'SAME' && padding !== 'VALID') throw new GraphError(`“${padding}” is not a padding.`);
  return padding;
}
