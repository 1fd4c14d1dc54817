import type { Pair } from '../../document/Shape';
import type { OnnxAttributes } from '../../onnx/OnnxGraph';
import { resizeBilinear } from '../../operations/types/ResizeBilinear';
import { resizeNearestNeighbor } from '../../operations/types/ResizeNearestNeighbor';
import { unchangedLine } from '../arithmetic/formulas';
import { eachAxis } from '../arithmetic/windows';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed, needsImage, succeeded } from '../problems';
import { pairOnNode, toDefault } from '../shared/convolution';
import { pytorchModule } from '../shared/pytorchForms';
import { pythonCall } from '../shared/pytorchLiterals';
import { pythonPair } from '../shared/pytorchSliding';

export const UpSampling2D = defineLayer({
  type: 'UpSampling2D',
  title: 'Upsampling',
  family: 'reshape',
  icon: 'maximize-2',
  summary: 'Enlarges the image by repeating or blending its pixels; nothing is learned.',
  kerasPage: 'https://keras.io/api/layers/reshaping_layers/up_sampling2d/',
  keywords: ['enlarge', 'resize', 'zoom', 'decoder', 'u-net', 'nearest', 'bilinear'],
  inputs: 'one',
  params: {
    size: {
      kind: 'pair',
      label: 'Size',
      help: 'How many times higher and wider the image becomes.',
      default: [2, 2],
    },
    interpolation: {
      kind: 'choice',
      label: 'Interpolation',
      help: '“nearest” repeats pixels, “bilinear” blends between neighbours.',
      default: 'nearest',
      options: ['nearest', 'bilinear'],
    },
  },
  detail: ({ size, interpolation }) =>
    interpolation === 'nearest' ? pairOnNode(size) : `${pairOnNode(size)}, ${interpolation}`,
  infer(context) {
    const problem = needsImage(context);
    if (problem !== null) return failed(problem);
    const { size, interpolation } = context.params;
    const [height = 1, width = 1, channels = 1] = context.inputs[0] ?? [];
    const image: Pair = [height, width];
    const output = eachAxis((axis) => image[axis] * size[axis]);
    const line = (label: string, axis: 0 | 1) => ({
      label,
      formula: `${formatNumber(image[axis])}·${formatNumber(size[axis])}`,
      result: formatNumber(output[axis]),
    });
    return succeeded(
      context,
      {
        output: [...output, channels],
        weights: [],
        macs: 0,
        window: {
          // Between two pixels a blended one sees both.
          size: eachAxis((axis) => (interpolation === 'bilinear' && size[axis] > 1 ? 2 : 1)),
          stride: eachAxis((axis) => 1 / size[axis]),
        },
        explanation: { shape: [line('Height', 0), line('Width', 1), unchangedLine('Channels', channels)] },
      },
      'size',
      toDefault('size', 'Set the size to 2 × 2'),
    );
  },
  tfjs({ params: { size, interpolation } }) {
    return interpolation === 'nearest'
      ? [{ className: 'UpSampling2D', config: { size, interpolation } }]
      : [customTfjs('ConvCanvasUpSampling2D', { size, interpolation })];
  },
  tensorflow({ graph, params, input, output: [height = 1, width = 1] }) {
    const resize = params.interpolation === 'nearest' ? resizeNearestNeighbor : resizeBilinear;
    return resize(graph, input, [height, width]);
  },
  pytorch: ({ params: { size, interpolation } }) =>
    pytorchModule(
      pythonCall('nn.Upsample', [], {
        scale_factor: pythonPair(size),
        mode: interpolation === 'nearest' ? null : '"bilinear"',
      }),
    ),
  onnx({ graph, params: { size, interpolation }, input }) {
    const scales = graph.floats([1, 1, ...size], [4], 'scales');
    const attributes: OnnxAttributes =
      interpolation === 'nearest'
        ? {
            mode: { string: 'nearest' },
            coordinate_transformation_mode: { string: 'asymmetric' },
            nearest_mode: { string: 'floor' },
          }
        : { mode: { string: 'linear' }, coordinate_transformation_mode: { string: 'half_pixel' } };
    return graph.node('Resize', [input, null, scales], attributes);
  },
});
