import type { Shape } from '../../document/Shape';
import { eachAxis } from '../arithmetic/windows';
import type { PytorchLayer } from '../emission/PytorchLayer';
import type { Sliding } from './convolution';
import { paddingOf } from './paddingOf';
import { pythonCall } from './pytorchLiterals';
import { pairUnless, pythonPair, pytorchCrop } from './pytorchSliding';

/**
 * A layer that is one pooling module. Keras pads the end more than the start where the two differ. PyTorch's `ceil_mode` is
 * that last row or column; with steps of one pixel it is not, and one more at the start is taken, and cut off afterwards.
 */
export function pytorchPooling(module: 'MaxPool2d' | 'AvgPool2d', image: Shape, sliding: Sliding): PytorchLayer {
  const { kernelSize, strides } = sliding;
  const sides = paddingOf(image, sliding);
  const isUneven = eachAxis((axis) => sides[axis][0] !== sides[axis][1]);
  const shifted = eachAxis((axis) => isUneven[axis] && strides[axis] === 1);
  const padding = eachAxis((axis) => sides[axis][shifted[axis] ? 1 : 0]);
  const isPadded = padding.some((pixels) => pixels > 0);
  const isLonger = isUneven.some((uneven, axis) => uneven && shifted[axis] === false);
  const code = pythonCall(`nn.${module}`, [pythonPair(kernelSize)], {
    stride: pairUnless(strides, kernelSize),
    padding: pairUnless(padding, [0, 0]),
    ceil_mode: isLonger ? 'True' : null,
    // Keras takes the mean of the pixels that are there.
    count_include_pad: module === 'AvgPool2d' && isPadded ? 'False' : null,
  });
  const cut = eachAxis((axis) => [shifted[axis] ? 1 : 0, 0] as const);
  return {
    modules: [{ suffix: '', code, weights: [] }],
    forward: ([input = 'x'], attribute) => pytorchCrop(`${attribute('')}(${input})`, cut),
  };
}
