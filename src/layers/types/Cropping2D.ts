import type { Pair } from '../../document/Shape';
import { slice } from '../../operations/types/Slice';
import { unchangedLine } from '../arithmetic/formulas';
import { eachAxis } from '../arithmetic/windows';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem, type Suggestion } from '../LayerDefinition';
import type { Sides } from '../params';
import { failed, formatPair, type Named, needsImage, succeeded } from '../problems';
import { pytorchExpression } from '../shared/pytorchForms';
import { pytorchCrop } from '../shared/pytorchSliding';
import { sidesOnNode } from '../shared/sides';

export const Cropping2D = defineLayer({
  type: 'Cropping2D',
  title: 'Cropping',
  family: 'reshape',
  icon: 'crop',
  summary: 'Cuts rows and columns off the sides of the image.',
  kerasPage: 'https://keras.io/api/layers/reshaping_layers/cropping2d/',
  keywords: ['border', 'cut', 'trim'],
  inputs: 'one',
  params: {
    cropping: {
      kind: 'sides',
      label: 'Cropping',
      help: 'How many rows and columns are cut off on each side.',
      default: [
        [0, 0],
        [0, 0],
      ],
    },
  },
  detail: ({ cropping }) => sidesOnNode(cropping),
  infer(context) {
    const { cropping } = context.params;
    const problem = needsImage(context) ?? croppingTooLarge(context, cropping);
    if (problem !== null) return failed(problem);
    const [height = 1, width = 1, channels = 1] = context.inputs[0] ?? [];
    const size: Pair = [height, width];
    const output = eachAxis((axis) => size[axis] - cropping[axis][0] - cropping[axis][1]);
    const formula = (axis: 0 | 1) => [size[axis], ...cropping[axis]].map(formatNumber).join(' - ');
    return succeeded(context, {
      output: [...output, channels],
      weights: [],
      macs: 0,
      window: { size: [1, 1], stride: [1, 1] },
      explanation: {
        shape: [
          { label: 'Height', formula: formula(0), result: formatNumber(output[0]) },
          { label: 'Width', formula: formula(1), result: formatNumber(output[1]) },
          unchangedLine('Channels', channels),
        ],
      },
    });
  },
  tfjs: ({ params }) => [{ className: 'Cropping2D', config: { cropping: params.cropping } }],
  tensorflow({ graph, params, input, output }) {
    const [[top], [left]] = params.cropping;
    return slice(graph, input, [0, top, left, 0], [null, ...output]);
  },
  pytorch: ({ params }) => pytorchExpression((input) => pytorchCrop(input, params.cropping)),
  onnx({ graph, params, input, output }) {
    const starts = eachAxis((axis) => params.cropping[axis][0]);
    const ends = eachAxis((axis) => starts[axis] + (output[axis] ?? 1));
    const [from, to, axes] = [graph.integers(starts, 'starts'), graph.integers(ends, 'ends'), graph.integers([2, 3])];
    return graph.node('Slice', [input, from, to, axes]);
  },
});

/** At least one row and one column have to stay. */
function croppingTooLarge(context: Named, cropping: Sides): LayerProblem | null {
  const [height = 1, width = 1] = context.inputs[0] ?? [];
  const size: Pair = [height, width];
  const cut = eachAxis((axis) => cropping[axis][0] + cropping[axis][1]);
  if (cut[0] < height && cut[1] < width) return null;
  const fitted = eachAxis((axis) => fittingCrop(cropping[axis], size[axis]));
  const most = eachAxis((axis) => size[axis] - 1);
  const fit: readonly Suggestion[] = fitted.flat().every((side) => side === 0)
    ? []
    : [
        {
          kind: 'setParam',
          title: `Cut off ${rowsAndColumns(eachAxis((axis) => fitted[axis][0] + fitted[axis][1]))}`,
          param: 'cropping',
          value: fitted,
        },
      ];
  return {
    severity: 'error',
    code: 'cropping-too-large',
    param: 'cropping',
    received: rowsAndColumns(cut),
    expected: `at most ${rowsAndColumns(most)}`,
    message:
      `${context.name} cuts off ${rowsAndColumns(cut)}, but its input has only ` +
      `${formatPair(size)} pixels, and at least one row and column have to stay. Cut off at most ${rowsAndColumns(most)}.`,
    suggestions: [
      ...fit,
      { kind: 'setParam', title: 'Cut off nothing', param: 'cropping', value: undefined },
      { kind: 'remove', title: `Remove ${context.name}` },
    ],
  };
}

/** The two sides of an axis, smaller in their proportion where together they would leave nothing. */
function fittingCrop([before, after]: Pair, size: number): Pair {
  const cut = before + after;
  if (cut < size) return [before, after];
  const first = Math.floor((before * (size - 1)) / cut);
  return [first, Math.min(after, size - 1 - first)];
}

function rowsAndColumns([rows, columns]: Pair): string {
  return `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'} and ${formatNumber(columns)} ${columns === 1 ? 'column' : 'columns'}`;
}
