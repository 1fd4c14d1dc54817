import { formatShape, type Pair, type Shape, sizeOf } from '../document/Shape';
import { shapeInWords } from './arithmetic/formulas';
import { formatNumber } from './describeValue';
import type { InferContext, InferResult, Inferred, LayerProblem, Suggestion } from './LayerDefinition';
import type { ParamSpecs } from './params';

/** What the problems below need of a layer's context. */
export type Named = Pick<InferContext<ParamSpecs>, 'name' | 'inputs' | 'inputNames'>;

/** Values in one output or one weight above which no machine could hold a batch of it. */
export const largestTensor = 1_000_000_000;

/** "16 × 16": height and width. */
export function formatPair(pair: Pair): string {
  return pair.map(formatNumber).join(' × ');
}

export function failed(...problems: readonly LayerProblem[]): InferResult {
  return { ok: false, problems };
}

/** The name of an input for a sentence; the slot's number where it has none. */
export function inputName(context: Named, slot: number): string {
  return context.inputNames[slot] ?? `input ${slot + 1}`;
}

/** The result, unless the layer would be too large for any machine. `param` is what makes it so, and `smaller` its repair. */
export function succeeded(
  context: Named,
  inferred: Inferred,
  param?: string,
  smaller: readonly Suggestion[] = [],
): InferResult {
  const size = sizeOf(inferred.output);
  const weight = inferred.weights.find((candidate) => sizeOf(candidate.shape) > largestTensor);
  const limit = formatNumber(largestTensor);
  const problem = (what: string, count: number, expected: string): InferResult =>
    failed({
      severity: 'error',
      code: 'too-large',
      ...(param === undefined ? {} : { param }),
      received: formatNumber(count),
      expected,
      message: `${context.name} would ${what}. No machine can train that: the limit is ${limit}. Choose smaller numbers here or in the layers before it.`,
      suggestions: smaller,
    });
  if (size > largestTensor) {
    const shape = formatShape(inferred.output);
    return problem(`make ${formatNumber(size)} values of every image (${shape})`, size, `at most ${limit} values`);
  }
  if (weight !== undefined) {
    const count = sizeOf(weight.shape);
    return problem(
      `have ${formatNumber(count)} weights (${formatShape(weight.shape)})`,
      count,
      `at most ${limit} weights`,
    );
  }
  if (inferred.macs > Number.MAX_SAFE_INTEGER) {
    const most = `at most ${formatNumber(Number.MAX_SAFE_INTEGER)} multiply-accumulates`;
    return problem(`take ${formatNumber(inferred.macs)} multiply-accumulates an image`, inferred.macs, most);
  }
  return { ok: true, ...inferred };
}

/** `needs-image`, or null where the input is one. */
export function needsImage(context: Named): LayerProblem | null {
  const shape = context.inputs[0] ?? [];
  if (shape.length === 3) return null;
  const source = inputName(context, 0);
  const reshaped = imageOf(shape);
  return {
    severity: 'error',
    code: 'needs-image',
    received: shapeInWords(shape),
    expected: 'height × width × channels',
    message:
      `${context.name} needs an image (height × width × channels), but ${source} gives ${shapeInWords(shape)}. ` +
      `Move ${context.name} before the layer that flattens the image, ${reshaped === null ? 'or' : 'reshape the values into an image, or'} remove it.`,
    suggestions: [
      ...(reshaped === null ? [] : [reshapeBefore(context, reshaped)]),
      { kind: 'remove', title: `Remove ${context.name}` },
    ],
  };
}

function reshapeBefore(context: Named, targetShape: Shape): Suggestion {
  const title = `Add Reshape to ${formatShape(targetShape)} before ${context.name}`;
  return { kind: 'insertBefore', title, type: 'Reshape', params: { targetShape: [...targetShape] } };
}

/** The image that values can only be meant as: a square one of one or three channels, or a flat grid. */
function imageOf(shape: Shape): Shape | null {
  const [first = 1, second = 1] = shape;
  if (shape.length === 2) return [first, second, 1];
  if (shape.length !== 1) return null;
  for (const channels of [1, 3]) {
    const side = Math.sqrt(first / channels);
    if (Number.isInteger(side) && side > 1) return [side, side, channels];
  }
  return null;
}
