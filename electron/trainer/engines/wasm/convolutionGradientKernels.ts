import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';
import type { ConvolutionInfo } from './convolutionInfo';
import { convolutionInfo, image, reachedImage } from './convolutionInfo';
import { setKernel } from './kernels';
import { insertZeros, padOrCrop } from './padding';

/**
 * The gradients of convolutions that tfjs' WebAssembly backend lacks, made of operations that it has. Each is itself a
 * convolution.
 */
export function setConvolutionGradientKernels(): void {
  setKernel('Conv2DBackpropFilter', (inputs, attrs) => {
    const [x, dy] = [image(inputs.x), image(inputs.dy)];
    return filterGradient(x, dy, convolutionInfo(x.shape, attrs.filterShape, attrs, false));
  });
  // The backend has this one, but takes five times as long.
  setKernel('Conv2DBackpropInput', (inputs, attrs) => {
    const [dy, filter] = [image(inputs.dy), image(inputs.filter)];
    return inputGradient(dy, filter, convolutionInfo(attrs.inputShape, filter.shape, attrs, false));
  });
  setKernel('DepthwiseConv2dNativeBackpropFilter', (inputs, attrs) => {
    const [x, dy] = [image(inputs.x), image(inputs.dy)];
    return depthwiseFilterGradient(x, dy, convolutionInfo(x.shape, attrs.filterShape, attrs, true));
  });
  setKernel('DepthwiseConv2dNativeBackpropInput', (inputs, attrs) => {
    const [dy, filter] = [image(inputs.dy), image(inputs.filter)];
    return depthwiseInputGradient(dy, filter, convolutionInfo(attrs.inputShape, filter.shape, attrs, true));
  });
}

/**
 * dW[i, j, in, out] = sum over images and places of x · dy: a convolution of the image with `dy` as the kernel, where
 * channels play the part of images, and the stride that of the dilation.
 */
function filterGradient(x: Tensor4D, dy: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const reached = reachedImage(x, info);
  if (info.filterHeight * info.filterWidth === 1 && info.strideHeight === 1 && info.strideWidth === 1) {
    const places = info.batchSize * info.outHeight * info.outWidth;
    const inputs = tf.reshape(reached, [places, info.inChannels]);
    const product = tf.matMul(inputs, tf.reshape(dy, [places, info.outChannels]), true, false);
    return tf.reshape(product, [1, 1, info.inChannels, info.outChannels]);
  }
  const gradient = tf.conv2d(tf.transpose(reached, [3, 1, 2, 0]), tf.transpose(dy, [1, 2, 0, 3]), 1, 'valid', 'NHWC', [
    info.strideHeight,
    info.strideWidth,
  ]);
  return tf.transpose(gradient, [1, 2, 0, 3]);
}

/** Place by place of the window: the product of what it saw and `dy`, summed over images and places. */
function depthwiseFilterGradient(x: Tensor4D, dy: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const { filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth, inChannels } = info;
  const multiplier = info.outChannels / inChannels;
  const places = info.batchSize * outHeight * outWidth;
  const reached = reachedImage(x, info);
  const gradients = tf.reshape(dy, [places, inChannels, multiplier]);
  const rows: Tensor[] = [];
  for (let row = 0; row < filterHeight; row++) {
    for (let column = 0; column < filterWidth; column++) {
      const seen = tf.stridedSlice(
        reached,
        [0, row, column, 0],
        [
          info.batchSize,
          row + (outHeight - 1) * strideHeight + 1,
          column + (outWidth - 1) * strideWidth + 1,
          inChannels,
        ],
        [1, strideHeight, strideWidth, 1],
      );
      rows.push(tf.sum(tf.mul(tf.reshape(seen, [places, inChannels, 1]), gradients), 0));
    }
  }
  return tf.reshape(tf.stack(rows), [filterHeight, filterWidth, inChannels, multiplier]);
}

/** A convolution of `dy` (spread by the stride) with the window turned round, from outputs back to inputs. */
function inputGradient(dy: Tensor4D, filter: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(spreadGradient(dy, info), turned, 1, 'valid');
}

/** The same, one channel multiple at a time. */
function depthwiseInputGradient(dy: Tensor4D, filter: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const { inChannels } = info;
  const multiplier = info.outChannels / inChannels;
  const spread = spreadGradient(dy, info);
  const turned = tf.reverse(filter, [0, 1]);
  if (multiplier === 1) return tf.depthwiseConv2d(spread, turned, 1, 'valid');
  const [count, height, width] = spread.shape;
  const byMultiple = tf.split(tf.reshape(spread, [-1, inChannels, multiplier]), multiplier, 2);
  const filters = tf.split(turned, multiplier, 3);
  const terms = byMultiple.map((part, index) => {
    const images = tf.reshape(part, [count, height, width, inChannels]) as Tensor4D;
    return tf.depthwiseConv2d(images, filters[index] as Tensor4D, 1, 'valid');
  });
  return tf.addN(terms) as Tensor4D;
}

/** `dy` with zeros between its places and around them, so that a turned window over it gives an image of the input's size. */
function spreadGradient(dy: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const spread = insertZeros(dy, [strideHeight, strideWidth]);
  const [, height, width] = spread.shape;
  const [top, left] = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left];
  return padOrCrop(
    spread,
    [top, info.inHeight + filterHeight - 1 - height - top],
    [left, info.inWidth + filterWidth - 1 - width - left],
  );
}
