import type { backend_util, NamedAttrMap, Tensor4D, TensorInfo } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';
import { padOrCrop } from './padding';

export type ConvolutionInfo = backend_util.Conv2DInfo;
type Sizes4 = [number, number, number, number];
type Pads = Parameters<typeof tf.backend_util.computeConv2DInfo>[4];
type Dilations = [number, number] | number | undefined;

/** A kernel is given tensors, though its type says less. */
export function image(input: TensorInfo | undefined): Tensor4D {
  return input as Tensor4D;
}

/** Sizes, strides and padding of a convolution, from the attributes of its kernel. */
export function convolutionInfo(
  inputShape: unknown,
  filterShape: unknown,
  attrs: NamedAttrMap,
  depthwise: boolean,
): ConvolutionInfo {
  return tf.backend_util.computeConv2DInfo(
    inputShape as Sizes4,
    filterShape as Sizes4,
    attrs.strides as [number, number],
    (attrs.dilations as Dilations) ?? 1,
    attrs.pad as Pads,
    attrs.dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
    depthwise,
  );
}

/** The image with its padding, as large as the windows reach and no larger. */
export function reachedImage(x: Tensor4D, info: ConvolutionInfo): Tensor4D {
  const { padInfo, outHeight, outWidth, strideHeight, strideWidth } = info;
  const height = (outHeight - 1) * strideHeight + info.effectiveFilterHeight;
  const width = (outWidth - 1) * strideWidth + info.effectiveFilterWidth;
  return padOrCrop(
    x,
    [padInfo.top, height - info.inHeight - padInfo.top],
    [padInfo.left, width - info.inWidth - padInfo.left],
  );
}
