import * as tf from '@tensorflow/tfjs';

export type Pair = readonly [number, number];

/** How a window moves over an image: numbers stand for height and width alike. */
export type SlidingArgs = {
  readonly kernelSize: number | Pair;
  readonly strides?: number | Pair;
  readonly padding?: 'valid' | 'same';
  readonly dilationRate?: number | Pair;
};

/** The same, complete. */
export type Sliding = {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
  readonly dilationRate: Pair;
};

export function slidingOf({ kernelSize, strides = 1, padding = 'valid', dilationRate = 1 }: SlidingArgs): Sliding {
  return { kernelSize: pair(kernelSize), strides: pair(strides), padding, dilationRate: pair(dilationRate) };
}

export function pair(value: number | Pair): Pair {
  return typeof value === 'number' ? [value, value] : value;
}

/** Height and width of what comes out. */
export function slidSize(size: readonly (number | null)[], sliding: Sliding): (number | null)[] {
  return size.map((length, axis) => {
    if (length === null) return null;
    const stride = sliding.strides[axis] ?? 1;
    if (sliding.padding === 'same') return Math.ceil(length / stride);
    const reach = (sliding.dilationRate[axis] ?? 1) * ((sliding.kernelSize[axis] ?? 1) - 1);
    return Math.floor((length - reach - 1) / stride) + 1;
  });
}

/** `kernel` [kh, kw, in / groups, out]: each group of input channels feeds its own group of outputs. */
export function groupedConvolution(
  image: tf.Tensor4D,
  kernel: tf.Tensor4D,
  sliding: Sliding,
  groups: number,
): tf.Tensor4D {
  if (groups === 1) return slide(tf.conv2d, image, kernel, sliding);
  const images = tf.split(image, groups, 3) as tf.Tensor4D[];
  const kernels = tf.split(kernel, groups, 3);
  return tf.concat(
    images.map((part, group) => slide(tf.conv2d, part, kernels[group] as tf.Tensor4D, sliding)),
    3,
  );
}

/** `kernel` [kh, kw, in, multiplier]: each channel by itself. */
export function depthwiseConvolution(image: tf.Tensor4D, kernel: tf.Tensor4D, sliding: Sliding): tf.Tensor4D {
  return slide(tf.depthwiseConv2d, image, kernel, sliding);
}

type Convolve = (
  image: tf.Tensor4D,
  kernel: tf.Tensor4D,
  strides: [number, number],
  padding: 'valid' | 'same',
) => tf.Tensor4D;

/**
 * TensorFlow.js has no gradient for a dilated convolution. The same by steps that have one: pixels that are `dilation` apart
 * are gathered into smaller images (space to batch), convolved there without dilation, and put back.
 */
function slide(convolve: Convolve, image: tf.Tensor4D, kernel: tf.Tensor4D, sliding: Sliding): tf.Tensor4D {
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
