import { add } from '../../operations/types/AddV2';
import { multiply } from '../../operations/types/Mul';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed } from '../problems';
import { unchanged } from '../shared/elementwise';
import { channelsProblem } from '../shared/normalization';
import { onnxPerChannel } from '../shared/onnxPerChannel';
import { pytorchRescaling } from '../shared/pytorchScaling';
import { perChannel } from '../shared/tensorflowNormalization';

const scale = {
  kind: 'perChannel',
  label: 'Scale',
  help: 'What every value is multiplied by, one number or one a channel. 1/255 = 0.0039216 brings bytes to 0 to 1.',
  default: [1],
} as const;
const offset = {
  kind: 'perChannel',
  label: 'Offset',
  help: 'What is added afterwards, one number or one a channel.',
  default: [0],
} as const;

export const Rescaling = defineLayer({
  type: 'Rescaling',
  title: 'Rescaling',
  family: 'normalization',
  icon: 'sliders-horizontal',
  summary: 'Multiplies every value by a fixed number and adds another, to bring pixels into a range that trains well.',
  kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/',
  keywords: ['scale', '255', 'preprocess', 'range', 'normalize'],
  inputs: 'one',
  params: { scale, offset },
  detail({ scale, offset }) {
    const [first = 0] = offset;
    const times = `× ${scale.map(short).join(', ')}`;
    if (offset.every((value) => value === 0)) return times;
    return offset.length === 1
      ? `${times} ${first < 0 ? '-' : '+'} ${short(Math.abs(first))}`
      : `${times} + ${offset.map(short).join(', ')}`;
  },
  infer(context) {
    const code = 'rescaling-channels';
    const problem =
      channelsProblem(context, { code, param: 'scale', label: scale.label, values: context.params.scale }) ??
      channelsProblem(context, { code, param: 'offset', label: offset.label, values: context.params.offset });
    return problem === null ? unchanged(context) : failed(problem);
  },
  tfjs({ params }) {
    const config = { scale: oneOrAll(params.scale), offset: oneOrAll(params.offset) };
    return [customTfjs('ConvCanvasRescaling', config)];
  },
  scaling: (params) => params,
  tensorflow({ graph, params, input }) {
    // Each step goes over all pixels of the batch.
    const { scale, offset } = params;
    const scaled = scale.every((factor) => factor === 1) ? input : multiply(graph, input, perChannel(graph, scale));
    return offset.every((number) => number === 0) ? scaled : add(graph, scaled, perChannel(graph, offset));
  },
  pytorch: ({ params: { scale, offset } }) => pytorchRescaling(scale, offset),
  onnx({ graph, params: { scale, offset }, input, output }) {
    const scaled = scale.every((factor) => factor === 1)
      ? input
      : graph.node('Mul', [input, onnxPerChannel(graph, scale, output)]);
    return offset.every((number) => number === 0)
      ? scaled
      : graph.node('Add', [scaled, onnxPerChannel(graph, offset, output)]);
  },
});

function oneOrAll(values: readonly number[]): number | readonly number[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

/** Four digits are enough on a node. */
function short(value: number): string {
  return formatNumber(Number(value.toPrecision(4)));
}
