import { pad } from '../../operations/types/Slice';
import { unchangedLine } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed, needsImage, succeeded } from '../problems';
import { toDefault } from '../shared/convolution';
import { onnxPads } from '../shared/paddingOf';
import { pytorchExpression } from '../shared/pytorchForms';
import { pytorchPad } from '../shared/pytorchSliding';
import { sidesOnNode } from '../shared/sides';

export const ZeroPadding2D = defineLayer({
  type: 'ZeroPadding2D',
  title: 'Zero padding',
  family: 'reshape',
  icon: 'square-dashed',
  summary: 'Adds a border of zeros around the image.',
  kerasPage: 'https://keras.io/api/layers/reshaping_layers/zero_padding2d/',
  keywords: ['border', 'pad', 'margin', 'enlarge'],
  inputs: 'one',
  params: {
    padding: {
      kind: 'sides',
      label: 'Padding',
      help: 'How many rows and columns of zeros are added on each side.',
      default: [
        [1, 1],
        [1, 1],
      ],
    },
  },
  detail: ({ padding }) => sidesOnNode(padding),
  infer(context) {
    const problem = needsImage(context);
    if (problem !== null) return failed(problem);
    const [height = 1, width = 1, channels = 1] = context.inputs[0] ?? [];
    const [[top, bottom], [left, right]] = context.params.padding;
    const output = [height + top + bottom, width + left + right, channels];
    const line = (label: string, parts: readonly number[], result: number | undefined) => ({
      label,
      formula: parts.map(formatNumber).join(' + '),
      result: formatNumber(result ?? 1),
    });
    return succeeded(
      context,
      {
        output,
        weights: [],
        macs: 0,
        window: { size: [1, 1], stride: [1, 1] },
        explanation: {
          shape: [
            line('Height', [height, top, bottom], output[0]),
            line('Width', [width, left, right], output[1]),
            unchangedLine('Channels', channels),
          ],
        },
      },
      'padding',
      toDefault('padding', 'Set the padding to 1 on each side'),
    );
  },
  tfjs: ({ params }) => [{ className: 'ZeroPadding2D', config: { padding: params.padding } }],
  tensorflow: ({ graph, params, input }) => pad(graph, input, [[0, 0], ...params.padding, [0, 0]]),
  pytorch: ({ params }) => pytorchExpression((input) => pytorchPad(input, params.padding)),
  onnx({ graph, params, input }) {
    const [top, left, bottom, right] = onnxPads(params.padding);
    return graph.node('Pad', [input, graph.integers([0, 0, top, left, 0, 0, bottom, right], 'pads')]);
  },
});
