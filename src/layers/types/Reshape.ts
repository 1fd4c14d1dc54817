import { formatShape, type Shape, sizeOf } from '../../document/Shape';
import { reshape } from '../../operations/types/Reshape';
import { axisLabels, product, shapeInWords } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem, type Suggestion } from '../LayerDefinition';
import { failed, inputName, type Named, succeeded } from '../problems';
import { pytorchExpression } from '../shared/pytorchForms';
import { onnxReshaped, pytorchReshaped } from '../shared/valueOrder';

export const Reshape = defineLayer({
  type: 'Reshape',
  title: 'Reshape',
  family: 'reshape',
  icon: 'shapes',
  summary: 'Arranges the same values in another shape, for example a vector as an image.',
  kerasPage: 'https://keras.io/api/layers/reshaping_layers/reshape/',
  keywords: ['view', 'unflatten', 'vector', 'image'],
  inputs: 'one',
  params: {
    targetShape: {
      kind: 'targetShape',
      label: 'Target shape',
      help: 'The new height, width and channels, or other sizes. -1 stands for what is left.',
      default: null,
    },
  },
  detail: ({ targetShape }) => targetShape.join('×'),
  infer(context) {
    const { targetShape } = context.params;
    const values = sizeOf(context.inputs[0] ?? []);
    const output = completed(targetShape, values);
    if (output === null) return failed(reshapeSize(context, targetShape, values));
    const known = targetShape.filter((size) => size !== -1);
    const left = known.length === 0 ? formatNumber(values) : `${formatNumber(values)} / (${product(known)})`;
    return succeeded(context, {
      output,
      weights: [],
      macs: 0,
      explanation: {
        shape: axisLabels(output).map((label, axis) => ({
          label,
          formula: targetShape[axis] === -1 ? left : 'as set',
          result: formatNumber(output[axis] ?? 1),
        })),
      },
    });
  },
  tfjs: ({ output }) => [{ className: 'Reshape', config: { targetShape: output } }],
  tensorflow: ({ graph, input, output }) => reshape(graph, input, [null, ...output]),
  pytorch: ({ inputs: [shape = []], output }) => pytorchExpression((input) => pytorchReshaped(input, shape, output)),
  onnx: ({ graph, input, inputs: [shape = []], output }) => onnxReshaped(graph, input, shape, output),
});

/** The target with -1 replaced; null where the values do not fill it exactly. */
function completed(targetShape: Shape, values: number): Shape | null {
  const known = sizeOf(targetShape.filter((size) => size !== -1));
  if (!targetShape.includes(-1)) return known === values ? targetShape : null;
  return values % known === 0 ? targetShape.map((size) => (size === -1 ? values / known : size)) : null;
}

function reshapeSize(context: Named, targetShape: Shape, values: number): LayerProblem {
  const source = inputName(context, 0);
  const shape = context.inputs[0] ?? [];
  const known = sizeOf(targetShape.filter((size) => size !== -1));
  const open = targetShape.includes(-1);
  const target = formatShape(targetShape);
  const room = open ? `a multiple of ${formatNumber(known)} values` : `${formatNumber(known)} values`;
  return {
    severity: 'error',
    code: 'reshape-size',
    param: 'targetShape',
    received: `${formatNumber(values)} values`,
    expected: room,
    message:
      `${context.name} arranges ${room} as ${target}, but ${source} gives ${formatNumber(values)}` +
      `${shape.length > 1 ? ` (${shapeInWords(shape)})` : ''}. Choose a target shape with ${formatNumber(values)} values; -1 stands for what is left.`,
    suggestions: reshapeRepairs(targetShape, values),
  };
}

/**
 * A square image with the channels that were asked for, then the target with one size left open, where the others divide
 * the values (the last ones first: they are most often wrong), then one row.
 */
function reshapeRepairs(targetShape: Shape, values: number): readonly Suggestion[] {
  const opened = targetShape.includes(-1)
    ? []
    : targetShape.map((_, axis) => targetShape.map((size, place) => (place === axis ? -1 : size))).reverse();
  const fitting = opened.filter((candidate) => candidate.length > 1 && completed(candidate, values) !== null);
  return [...squareImage(targetShape, values), ...fitting, [-1]].slice(0, 3).map((candidate) => {
    const shape = completed(candidate, values) ?? candidate;
    const open = candidate.includes(-1) ? `, which gives ${formatShape(shape)}` : '';
    return {
      kind: 'setParam',
      title: `Set the target shape to ${formatShape(candidate)}${open}`,
      param: 'targetShape',
      value: candidate,
    };
  });
}

function squareImage(targetShape: Shape, values: number): readonly Shape[] {
  const [, , channels = -1] = targetShape;
  const side = Math.sqrt(values / channels);
  return targetShape.length === 3 && Number.isInteger(side) ? [[side, side, channels]] : [];
}
