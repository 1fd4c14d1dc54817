import { formatShape, type Shape, shapesEqual } from '../../document/Shape';
import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { reshape } from '../../operations/types/Reshape';
import { broadcast } from '../arithmetic/broadcast';
import { axisLabels } from '../arithmetic/formulas';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import {
  defineLayer,
  type Explanation,
  type LayerDefinition,
  type LayerProblem,
  type Suggestion,
} from '../LayerDefinition';
import { failed, inputName, type Named, succeeded } from '../problems';
import { alignments } from './alignment';
import { onnxOfOneRank } from './onnxMerging';
import { pytorchOfOneRank } from './pytorchMerging';

type MergeWords = Pick<LayerDefinition, 'type' | 'title' | 'icon' | 'summary' | 'kerasPage' | 'keywords'>;

/** What becomes of tensors of one rank, whose shapes are stretched to one. */
type Merge = (graph: Graph, inputs: readonly Tensor[]) => Tensor;

/** The same as Python's expression of expressions, and as ONNX operators. */
type MergeCode = {
  readonly pytorch: (inputs: readonly string[]) => string;
  readonly onnx: (graph: OnnxGraph, inputs: readonly OnnxTensor[]) => OnnxTensor;
};

/** A layer that joins its inputs value by value; shapes are stretched as in Keras. `verb`: "adds". */
export function mergeLayer(
  words: MergeWords,
  verb: string,
  merge: Merge,
  code: MergeCode,
): LayerDefinition<Record<never, never>> {
  return defineLayer({
    ...words,
    family: 'merge',
    inputs: 'many',
    params: {},
    detail: () => '',
    infer(context) {
      const output = context.inputs.reduce<Shape | null>(
        (joined, shape) => (joined === null ? null : broadcast(joined, shape)),
        [],
      );
      if (output === null) return failed(mergeShapes(context, verb));
      return succeeded(context, {
        output,
        weights: [],
        macs: 0,
        explanation: { shape: mergedShapeLines(context.inputs, output) },
      });
    },
    tfjs({ inputs }) {
      const [first = []] = inputs;
      const stretched = inputs.some((shape) => !shapesEqual(shape, first));
      // The gradient of tfjs' maximum is not summed over the axes that were stretched.
      if (words.type === 'Maximum' && stretched) return [customTfjs('ConvCanvasMaximum', {})];
      return [{ className: words.type, config: {} }];
    },
    tensorflow: ({ graph, inputs }) => merge(graph, ofOneRank(graph, inputs)),
    pytorch: ({ inputs }) => ({
      modules: [],
      forward: (names) => code.pytorch(pytorchOfOneRank(names, inputs)),
    }),
    onnx: ({ graph, tensors, inputs }) => code.onnx(graph, onnxOfOneRank(graph, tensors, inputs)),
  });
}

/** Lower ranks grow behind the batch, as in Keras. */
function ofOneRank(graph: Graph, inputs: readonly Tensor[]): readonly Tensor[] {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  return inputs.map((input) => {
    const [batch = null, ...sizes] = input.shape;
    const missing = rank - input.shape.length;
    return missing === 0 ? input : reshape(graph, input, [batch, ...new Array<number>(missing).fill(1), ...sizes]);
  });
}

/** The tensors joined from the first to the last: Keras' order, which decides about the last digits. */
export function mergedInTurn(join: (graph: Graph, x: Tensor, y: Tensor) => Tensor): Merge {
  return (graph, inputs) => inputs.reduce((joined, input) => join(graph, joined, input));
}

/** The inputs joined by an operator of two, from the first to the last. */
export function onnxInTurn(operator: string): MergeCode['onnx'] {
  return (graph, inputs) => inputs.reduce((joined, input) => graph.node(operator, [joined, input]));
}

function mergedShapeLines(inputs: readonly Shape[], output: Shape): Explanation['shape'] {
  return axisLabels(output).map((label, axis) => {
    const sizes = inputs.map((shape) => shape[axis - output.length + shape.length] ?? 1);
    const same = sizes.every((size) => size === sizes[0]);
    const formula = same ? 'the same in all inputs' : `${sizes.map(formatNumber).join(' and ')}: 1 is stretched`;
    return { label, formula, result: formatNumber(output[axis] ?? 1) };
  });
}

/** Names the first two inputs that do not fit each other. There are two: an axis fails where two sizes differ and neither is 1. */
function mergeShapes(context: Named, verb: string): LayerProblem {
  const [first, second] = misfits(context.inputs);
  const [a, b] = [context.inputs[first] ?? [], context.inputs[second] ?? []];
  const given = `${inputName(context, first)} gives ${formatShape(a)} and ${inputName(context, second)} gives ${formatShape(b)}`;
  return {
    severity: 'error',
    code: 'merge-shapes',
    received: `${formatShape(a)} and ${formatShape(b)}`,
    expected: 'equal sizes, or 1',
    message: `${context.name} ${verb} its inputs value by value, but ${given}. Make the sizes equal; a size of 1 fits any.`,
    suggestions: [...alignments(context, first, second, true), ...joinInstead(context, a, b)],
  };
}

function misfits(inputs: readonly Shape[]): readonly [number, number] {
  for (const [second, shape] of inputs.entries()) {
    const first = inputs.slice(0, second).findIndex((other) => broadcast(other, shape) === null);
    if (first >= 0) return [first, second];
  }
  return [0, 1];
}

/** Where only the channels differ, they can stand behind each other. */
function joinInstead(context: Named, a: Shape, b: Shape): readonly Suggestion[] {
  if (a.length !== b.length || !shapesEqual(a.slice(0, -1), b.slice(0, -1))) return [];
  return [{ kind: 'replaceType', title: `Make ${context.name} a Concatenate`, type: 'Concatenate', params: {} }];
}
