import type { backend_util, NamedAttrMap } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';
import { image } from './convolutionInfo';
import { setKernel } from './kernels';

type PoolInfo = backend_util.Conv2DInfo;
type Pads = Parameters<typeof tf.backend_util.computePool2DInfo>[4];

/** The gradients of pooling: the backend's own are wrong with padding and with strides above the pool's size. */
export function setPoolGradientKernels(): void {
  setKernel('MaxPoolGrad', ({ dy, input }, attrs) => {
    const [x, gradient] = [image(input), image(dy)];
    const info = poolInfo(x.shape, attrs);
    const result = maxPoolGradient(x.dataSync<'float32'>(), gradient.dataSync<'float32'>(), info);
    return tf.tensor4d(result, x.shape);
  });
  setKernel('AvgPoolGrad', ({ dy, input }, attrs) => {
    const [x, gradient] = [image(input), image(dy)];
    const info = poolInfo(x.shape, attrs);
    return tf.tensor4d(averagePoolGradient(gradient.dataSync<'float32'>(), info), x.shape);
  });
}

function poolInfo(inputShape: [number, number, number, number], attrs: NamedAttrMap): PoolInfo {
  return tf.backend_util.computePool2DInfo(
    inputShape,
    attrs.filterSize as [number, number],
    attrs.strides as [number, number],
    1,
    attrs.pad as Pads,
    attrs.dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
  );
}

type Window = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Calls for every window that lies on every image, with the first index of its output pixel. */
function forEachWindow(info: PoolInfo, visit: (image: number, window: Window, output: number) => void): void {
  const { padInfo, strideHeight, strideWidth, filterHeight, filterWidth, outHeight, outWidth, outChannels } = info;
  for (let index = 0; index < info.batchSize; index++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * strideHeight - padInfo.top;
      for (let column = 0; column < outWidth; column++) {
        const left = column * strideWidth - padInfo.left;
        const window = {
          top: Math.max(top, 0),
          bottom: Math.min(top + filterHeight, info.inHeight),
          left: Math.max(left, 0),
          right: Math.min(left + filterWidth, info.inWidth),
        };
        visit(index, window, ((index * outHeight + row) * outWidth + column) * outChannels);
      }
    }
  }
}

/** All of a gradient goes to the first largest value of its window. */
function maxPoolGradient(x: Float32Array, dy: Float32Array, info: PoolInfo): Float32Array {
  const { inHeight, inWidth, inChannels } = info;
  const dx = new Float32Array(x.length);
  forEachWindow(info, (index, { top, bottom, left, right }, output) => {
    for (let channel = 0; channel < inChannels; channel++) {
      let largest = Number.NEGATIVE_INFINITY;
      let place = -1;
      for (let row = top; row < bottom; row++) {
        let at = ((index * inHeight + row) * inWidth + left) * inChannels + channel;
        for (let column = left; column < right; column++, at += inChannels) {
          const value = x[at] as number;
          if (value > largest || place < 0) {
            largest = value;
            place = at;
          }
        }
      }
      if (place >= 0) dx[place] = (dx[place] as number) + (dy[output + channel] as number);
    }
  });
  return dx;
}

/** A gradient is shared out evenly over the pixels of its window; padding does not count. */
function averagePoolGradient(dy: Float32Array, info: PoolInfo): Float32Array {
  const { inHeight, inWidth, inChannels } = info;
  const dx = new Float32Array(info.batchSize * inHeight * inWidth * inChannels);
  forEachWindow(info, (index, { top, bottom, left, right }, output) => {
    const share = 1 / ((bottom - top) * (right - left));
    for (let row = top; row < bottom; row++) {
      let at = ((index * inHeight + row) * inWidth + left) * inChannels;
      for (let column = left; column < right; column++) {
        for (let channel = 0; channel < inChannels; channel++, at++) {
          dx[at] = (dx[at] as number) + (dy[output + channel] as number) * share;
        }
      }
    }
  });
  return dx;
}
