import { formatShape, type Shape, shapesEqual } from '../../document/Shape';
import { concatenate } from '../../operations/types/ConcatV2';
import { axisLabels } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem, type Suggestion } from '../LayerDefinition';
import { failed, inputName, type Named, succeeded } from '../problems';
import { alignments } from '../shared/alignment';
import { axisChannelsFirst } from '../shared/channelsFirst';

export const Concatenate = defineLayer({
  type: 'Concatenate',
  title: 'Concatenate',
  family: 'merge',
  icon: 'combine',
  summary: 'Puts its inputs behind each other along one axis: usually the channels of several branches.',
  kerasPage: 'https://keras.io/api/layers/merging_layers/concatenate/',
  keywords: ['merge', 'join', 'inception', 'densenet', 'u-net', 'skip', 'stack'],
  inputs: 'many',
  minInputs: 1,
  params: {
    axis: {
      kind: 'axis',
      label: 'Axis',
      help: 'Where the inputs are joined: -1 or 3 channels, 1 height, 2 width.',
      default: -1,
    },
  },
  detail: ({ axis }) => (axis === -1 ? '' : `axis ${axis}`),
  infer(context) {
    const { axis } = context.params;
    const [first = []] = context.inputs;
    const place = placeOf(axis, first);
    const problem = place === null ? concatenateAxis(context, axis) : concatenateShapes(context, place);
    if (problem !== null || place === null) return failed(...(problem === null ? [] : [problem]));
    const sizes = context.inputs.map((shape) => shape[place] ?? 1);
    const output = first.map((size, other) => (other === place ? sizes.reduce((sum, part) => sum + part, 0) : size));
    return succeeded(context, {
      output,
      weights: [],
      macs: 0,
      explanation: {
        shape: axisLabels(output).map((label, other) => ({
          label,
          formula: other === place ? sizes.map(formatNumber).join(' + ') : 'the same in all inputs',
          result: formatNumber(output[other] ?? 1),
        })),
      },
      problems: context.inputs.length === 1 ? [singleInput(context)] : [],
    });
  },
  tfjs({ params: { axis }, inputs }) {
    // tfjs refuses a single input, which passes through.
    if (inputs.length === 1) return [{ className: 'Activation', config: { activation: 'linear' } }];
    // It counts negative axes from the wrong end where they are not the last.
    return [{ className: 'Concatenate', config: { axis: (placeOf(axis, inputs[0] ?? []) ?? 0) + 1 } }];
  },
  tensorflow: ({ graph, params, inputs, input }) =>
    inputs.length === 1 ? input : concatenate(graph, inputs, params.axis),
  pytorch: ({ params, output }) => ({
    modules: [],
    forward: (names) =>
      names.length === 1 ? names.join('') : `torch.cat([${names.join(', ')}], dim=${joinedAxis(params.axis, output)})`,
  }),
  onnx: ({ graph, params, tensors, input, output }) =>
    tensors.length === 1 ? input : graph.node('Concat', tensors, { axis: { int: joinedAxis(params.axis, output) } }),
});

/** The axis with the batch counted, of images that are channels first. */
function joinedAxis(axis: number, shape: Shape): number {
  return axisChannelsFirst(placeOf(axis, shape) ?? 0, shape.length);
}

/** The axis among the shape's, which leave the batch out; null for the batch and for axes that it does not have. */
function placeOf(axis: number, shape: Shape): number | null {
  const counted = axis < 0 ? axis + shape.length + 1 : axis;
  return counted >= 1 && counted <= shape.length ? counted - 1 : null;
}

function concatenateAxis(context: Named, axis: number): LayerProblem {
  const [shape = []] = context.inputs;
  const last = shape.length;
  const isBatch = axis === 0 || axis === -last - 1;
  const expected = last === 1 ? '1 or -1' : `1 to ${last}, or -${last} to -1`;
  return {
    severity: 'error',
    code: 'concatenate-axis',
    param: 'axis',
    received: String(axis),
    expected,
    message:
      `${context.name} joins along axis ${axis}, ` +
      `${isBatch ? 'which counts the images of a batch and cannot be joined' : `but its inputs (${formatShape(shape)}) have no such axis`}. ` +
      `Choose ${expected}; -1 is the last one.`,
    suggestions: [{ kind: 'setParam', title: 'Set the axis to -1, the last one', param: 'axis', value: -1 }],
  };
}

/** `concatenate-shapes`, or null where all sizes but the joined one are equal. */
function concatenateShapes(context: Named, place: number): LayerProblem | null {
  const [a = []] = context.inputs;
  const second = context.inputs.findIndex((shape) => !fits(a, shape, place));
  const b = context.inputs[second];
  if (b === undefined) return null;
  const label = (axisLabels(a)[place] ?? 'axis').toLowerCase();
  const rest = a.length === b.length ? 'All other sizes have to be equal' : 'Both need the same number of axes';
  return {
    severity: 'error',
    code: 'concatenate-shapes',
    received: `${formatShape(a)} and ${formatShape(b)}`,
    expected: `equal sizes except for ${label}`,
    message:
      `${context.name} joins its inputs along the ${label}, but ${inputName(context, 0)} gives ${formatShape(a)} and ` +
      `${inputName(context, second)} gives ${formatShape(b)}. ${rest}.`,
    suggestions: [...otherAxes(context), ...alignments(context, 0, second, place !== a.length - 1)],
  };
}

function fits(a: Shape, b: Shape, place: number): boolean {
  const open = (shape: Shape) => shape.map((size, axis) => (axis === place ? 0 : size));
  return a.length === b.length && shapesEqual(open(a), open(b));
}

/** Axes along which all inputs fit. */
function otherAxes(context: Named): readonly Suggestion[] {
  const [a = []] = context.inputs;
  return a.flatMap((_, place): Suggestion[] => {
    if (!context.inputs.every((shape) => fits(a, shape, place))) return [];
    const axis = place === a.length - 1 ? -1 : place + 1;
    const label = (axisLabels(a)[place] ?? '').toLowerCase();
    return [{ kind: 'setParam', title: `Join along the ${label} (axis ${axis})`, param: 'axis', value: axis }];
  });
}

function singleInput(context: Named): LayerProblem {
  return {
    severity: 'warning',
    code: 'single-input',
    received: '1 input',
    expected: '2 or more inputs',
    message: `${context.name} has only one input, ${inputName(context, 0)}, and passes it on as it is. Connect another one or remove ${context.name}.`,
    suggestions: [{ kind: 'remove', title: `Remove ${context.name}` }],
  };
}
