import type { Tensor4D } from '@tensorflow/tfjs';
import type { Pair } from '../../../../src/document/Shape';
import { tf } from '../tfjs/tf';

/** How a window moves over an image. */
export type Sliding = {
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
  readonly dilationRate: Pair;
};

type Convolve = (image: Tensor4D, kernel: Tensor4D, strides: [number, number], padding: 'valid' | 'same') => Tensor4D;

/**
 * With one pixel at a time and strides, oneDNN (TensorFlow 2.21) gets the kernel's gradient wrong, or crashes. The pixels that
 * are jumped over are taken out first: means of single pixels are those pixels.
 */
const fullConvolution: Convolve = (image, kernel, strides, padding) => {
  const jumps = kernel.shape[0] === 1 && kernel.shape[1] === 1 && (strides[0] > 1 || strides[1] > 1);
  if (!jumps) return tf.conv2d(image, kernel, strides, padding);
  return tf.conv2d(tf.avgPool(image, 1, strides, 'valid'), kernel, 1, 'valid');
};
const depthwiseConvolution: Convolve = (image, kernel, strides, padding) =>
  tf.depthwiseConv2d(image, kernel, strides, padding);

/** `kernel` [kh, kw, in / groups, out]: each group of input channels feeds its own group of outputs. */
export function groupedConvolution(image: Tensor4D, kernel: Tensor4D, sliding: Sliding, groups: number): Tensor4D {
  if (groups === 1) return slide(fullConvolution, image, kernel, sliding);
  const images = tf.split(image, groups, 3) as Tensor4D[];
  const kernels = tf.split(kernel, groups, 3);
  return tf.concat(
    images.map((part, group) => slide(fullConvolution, part, kernels[group] as Tensor4D, sliding)),
    3,
  );
}

/** `kernel` [kh, kw, in, multiplier]. */
export function depthwise(image: Tensor4D, kernel: Tensor4D, sliding: Sliding): Tensor4D {
  return slide(depthwiseConvolution, image, kernel, sliding);
}

/**
 * tfjs has no gradient for a dilated convolution. The same by steps that have one: pixels that are `dilation` apart are
 * gathered into smaller images (space to batch), convolved there without dilation, and put back.
 */
function slide(convolve: Convolve, image: Tensor4D, kernel: Tensor4D, sliding: Sliding): Tensor4D {
  const { strides, padding, dilationRate } = sliding;
  if (dilationRate[0] === 1 && dilationRate[1] === 1) return convolve(image, kernel, [...strides], padding);
  const axes = ([0, 1] as const).map((axis) => {
    const dilation = dilationRate[axis];
    const length = image.shape[axis + 1] as number;
    const reach = dilation * ((kernel.shape[axis] as number) - 1);
    const padded = padding === 'same' ? reach : 0;
    const before = Math.floor(padded / 2);
    // The smaller images must be of one size: what is added for that is cut off again.
    const extra = (dilation - ((length + padded) % dilation)) % dilation;
    return { dilation, before, after: padded - before + extra, extra };
  });
  const block = axes.map(({ dilation }) => dilation);
  const gathered = tf.spaceToBatchND(
    image,
    block,
    axes.map(({ before, after }) => [before, after]),
  );
  const convolved = convolve(gathered, kernel, [1, 1], 'valid');
  return tf.batchToSpaceND(
    convolved,
    block,
    axes.map(({ extra }) => [0, extra]),
  );
}
