import type { Pair, Shape } from '../../document/Shape';
import { anyAbove, eachAxis, reach } from '../arithmetic/windows';
import type { Sides } from '../params';
import type { Sliding } from './convolution';
import { isSymmetric, paddingOf } from './paddingOf';

/** `2` for both axes, `(2, 3)` for one each. */
export function pythonPair([height, width]: Pair): string {
  return height === width ? `${height}` : `(${height}, ${width})`;
}

/** A pair as the value of an argument; null where it is the argument's default. */
export function pairUnless(pair: Pair, standard: Pair): string | null {
  return pair[0] === standard[0] && pair[1] === standard[1] ? null : pythonPair(pair);
}

/** `F.pad(x, (left, right, top, bottom))`. */
export function pytorchPad(input: string, [[top, bottom], [left, right]]: Sides): string {
  return `F.pad(${input}, (${left}, ${right}, ${top}, ${bottom}))`;
}

/** Cuts pixels off an image; the input itself where there are none. */
export function pytorchCrop(input: string, [rows, columns]: Sides): string {
  const [height, width] = [range(rows), range(columns)];
  if (width !== ':') return `${input}[:, :, ${height}, ${width}]`;
  return height === ':' ? input : `${input}[:, :, ${height}]`;
}

function range([before, after]: Pair): string {
  return `${before === 0 ? '' : before}:${after === 0 ? '' : -after}`;
}

/** How a convolution's window moves: arguments of `nn.Conv2d`, and the padding that the module cannot do itself. */
export type PytorchSliding = {
  readonly kernel: string;
  readonly moves: {
    readonly stride: string | null;
    readonly padding: string | null;
    readonly dilation: string | null;
  };
  padded(input: string): string;
};

export function pytorchSliding(image: Shape, sliding: Sliding): PytorchSliding {
  const { kernelSize, strides, dilationRate } = sliding;
  const sides = paddingOf(image, sliding);
  const reached = eachAxis((axis) => reach(kernelSize[axis], dilationRate[axis]));
  // PyTorch's own "same" is Keras', but only for steps of one pixel.
  const isNamed = sliding.padding === 'same' && !anyAbove(strides, 1) && anyAbove(reached, 1);
  const isOwn = isNamed || isSymmetric(sides);
  const before = eachAxis((axis) => sides[axis][0]);
  return {
    kernel: pythonPair(kernelSize),
    moves: {
      stride: pairUnless(strides, [1, 1]),
      padding: isNamed ? '"same"' : isOwn ? pairUnless(before, [0, 0]) : null,
      dilation: pairUnless(dilationRate, [1, 1]),
    },
    padded: (input) => (isOwn ? input : pytorchPad(input, sides)),
  };
}
