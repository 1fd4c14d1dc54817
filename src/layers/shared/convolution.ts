import type { Pair } from '../../document/Shape';
import {
  anyAbove,
  eachAxis,
  largestKernel,
  reach,
  type SlidingWindow,
  slidingFormula,
  slidingSize,
} from '../arithmetic/windows';
import type { Explanation, LayerProblem, Suggestion, WeightSpec, Window } from '../LayerDefinition';
import type { Initializer, Regularizer } from '../params';
import { formatPair, type Named } from '../problems';

/** What convolutions and pooling layers slide over their image. */
export type Sliding = {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: 'valid' | 'same';
};

/** The windows along height and width. */
export function windowsOf(image: readonly number[], sliding: Sliding): readonly [SlidingWindow, SlidingWindow] {
  return eachAxis((axis) => ({
    size: image[axis] ?? 1,
    kernel: sliding.kernelSize[axis],
    stride: sliding.strides[axis],
    dilation: sliding.dilationRate[axis],
    padding: sliding.padding,
  }));
}

export function slidingOutput(windows: readonly [SlidingWindow, SlidingWindow]): Pair {
  return eachAxis((axis) => slidingSize(windows[axis]));
}

export function slidingShapeLines(windows: readonly [SlidingWindow, SlidingWindow]): Explanation['shape'] {
  return [
    { label: 'Height', ...slidingFormula(windows[0]) },
    { label: 'Width', ...slidingFormula(windows[1]) },
  ];
}

export function receptiveWindow(sliding: Sliding): Window {
  return {
    size: eachAxis((axis) => reach(sliding.kernelSize[axis], sliding.dilationRate[axis])),
    stride: sliding.strides,
  };
}

/**
 * Whether a kernel is a single pixel and has strides. Of these oneDNN (TensorFlow 2.21) gets the gradient wrong, or crashes, so that
 * engines have to compute them another way.
 */
export function isJumpOfPixels({ kernelSize, strides }: Pick<Sliding, 'kernelSize' | 'strides'>): boolean {
  return !anyAbove(kernelSize, 1) && anyAbove(strides, 1);
}

/** Keras refuses strides and dilations above 1 in one layer. */
export function strideAndDilation(context: Named, { strides, dilationRate }: Sliding): LayerProblem | null {
  if (!anyAbove(strides, 1) || !anyAbove(dilationRate, 1)) return null;
  const received = `strides ${formatPair(strides)} and dilation ${formatPair(dilationRate)}`;
  return {
    severity: 'error',
    code: 'stride-and-dilation',
    param: 'dilationRate',
    received,
    expected: 'strides 1 × 1 or dilation 1 × 1',
    message: `${context.name} has ${received}. A convolution can skip pixels in one way only: set the dilation or the strides to 1 × 1.`,
    suggestions: [
      { kind: 'setParam', title: 'Set the dilation to 1 × 1', param: 'dilationRate', value: [1, 1] },
      { kind: 'setParam', title: 'Set the strides to 1 × 1', param: 'strides', value: [1, 1] },
    ],
  };
}

/** TensorFlow has no depthwise convolution with different steps down and across. */
export function unequalStrides(context: Named, { strides }: Sliding): LayerProblem | null {
  if (strides[0] === strides[1]) return null;
  const choices = [...strides].sort((a, b) => a - b);
  return {
    severity: 'error',
    code: 'unequal-strides',
    param: 'strides',
    received: formatPair(strides),
    expected: 'the same stride for height and width',
    message: `${context.name} has strides ${formatPair(strides)}, but a depthwise step needs the same stride for height and width. Set both to ${choices.join(' or ')}.`,
    suggestions: choices.map((stride) => ({
      kind: 'setParam',
      title: `Set the strides to ${formatPair([stride, stride])}`,
      param: 'strides',
      value: [stride, stride],
    })),
  };
}

/** `kernel-too-large`, or null where the kernel fits. */
export function kernelTooLarge(context: Named, sliding: Sliding): LayerProblem | null {
  const { kernelSize, dilationRate } = sliding;
  const [height = 1, width = 1] = context.inputs[0] ?? [];
  const image: Pair = [height, width];
  const reached = eachAxis((axis) => reach(kernelSize[axis], dilationRate[axis]));
  if (sliding.padding === 'same' || (reached[0] <= height && reached[1] <= width)) return null;
  const fitting = eachAxis((axis) => fittingKernel(image[axis], kernelSize[axis], dilationRate[axis]));
  const spread = anyAbove(dilationRate, 1)
    ? `, which reaches over ${formatPair(reached)} pixels with dilation ${formatPair(dilationRate)}`
    : '';
  const undilated: Suggestion[] =
    anyAbove(dilationRate, 1) && kernelSize[0] <= height && kernelSize[1] <= width
      ? [{ kind: 'setParam', title: 'Set the dilation to 1 × 1', param: 'dilationRate', value: [1, 1] }]
      : [];
  return {
    severity: 'error',
    code: 'kernel-too-large',
    param: 'kernelSize',
    received: formatPair(kernelSize),
    expected: `at most ${formatPair(eachAxis((axis) => largestKernel(image[axis], dilationRate[axis])))}`,
    message:
      `${context.name} has a ${formatPair(kernelSize)} kernel${spread}, but its input is only ${formatPair(image)} pixels. ` +
      `Set the padding to “same”, or the kernel size to ${formatPair(fitting)}.`,
    suggestions: [
      { kind: 'setParam', title: 'Set the padding to “same”', param: 'padding', value: 'same' },
      {
        kind: 'setParam',
        title: `Set the kernel size to ${formatPair(fitting)}`,
        param: 'kernelSize',
        value: [...fitting],
      },
      ...undilated,
    ],
  };
}

/** The largest kernel that fits and is usual: odd, so that it has a middle. A kernel that fits stays. */
function fittingKernel(size: number, kernel: number, dilation: number): number {
  const largest = largestKernel(size, dilation);
  if (kernel <= largest) return kernel;
  return largest % 2 === 0 ? largest - 1 : largest;
}

/** Kernel and, where there is one, bias. */
export function kernelAndBias(
  kernel: {
    readonly name?: string;
    readonly shape: readonly number[];
    readonly initializer?: Initializer;
    readonly regularizer?: Regularizer | null;
  },
  biases: number | null,
): readonly WeightSpec[] {
  const { name = 'kernel', shape, initializer = 'glorotUniform', regularizer = null } = kernel;
  const weight: WeightSpec = { name, shape, trainable: true, initializer };
  return [regularizer === null ? weight : { ...weight, regularizer }, ...(biases === null ? [] : [biasOf(biases)])];
}

function biasOf(size: number): WeightSpec {
  return { name: 'bias', shape: [size], trainable: true, initializer: 'zeros' };
}

/** The line on a convolution's node: "16 of 3×3, relu"; what is usual is not said. */
export function convolutionDetail(
  first: string,
  params: {
    readonly strides: Pair;
    readonly padding: string;
    readonly dilationRate?: Pair;
    readonly activation: string;
  },
): string {
  const { strides, padding, dilationRate = [1, 1], activation } = params;
  const parts = [first];
  if (anyAbove(strides, 1))
    parts.push(strides[0] === strides[1] ? `stride ${strides[0]}` : `strides ${pairOnNode(strides)}`);
  if (anyAbove(dilationRate, 1)) parts.push(`dilation ${pairOnNode(dilationRate)}`);
  if (padding === 'same') parts.push('same');
  if (activation !== 'linear') parts.push(activation);
  return parts.join(', ');
}

/** "3×3", without spaces: there is little room on a node. */
export function pairOnNode(pair: Pair): string {
  return `${pair[0]}×${pair[1]}`;
}

/** The suggestion to take a parameter's default. */
export function toDefault(param: string, title: string): readonly Suggestion[] {
  return [{ kind: 'setParam', title, param, value: undefined }];
}
