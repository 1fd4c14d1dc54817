import { convolutionInfo, image, reachedImage } from './convolutionInfo';
import { amendKernel } from './kernels';

/**
 * The backend's convolutions are wrong where `same` padding meets a kernel smaller than the stride (its padding would be
 * negative). These calls are given the image as far as the windows reach, and no padding.
 */
export function amendForwardKernels(): void {
  for (const [kernelName, depthwise] of convolutions) {
    amendKernel(kernelName, (inputs, attrs) => {
      const [x, filter] = [image(inputs.x), image(inputs.filter)];
      if (attrs.pad !== 'same') return null;
      const info = convolutionInfo(x.shape, filter.shape, attrs, depthwise);
      const isBelow = info.effectiveFilterHeight < info.strideHeight || info.effectiveFilterWidth < info.strideWidth;
      if (!isBelow) return null;
      return { inputs: { ...inputs, x: reachedImage(x, info) }, attrs: { ...attrs, pad: 'valid' } };
    });
  }
}

const convolutions = [
  ['Conv2D', false],
  ['FusedConv2D', false],
  ['DepthwiseConv2dNative', true],
  ['FusedDepthwiseConv2D', true],
] as const;
