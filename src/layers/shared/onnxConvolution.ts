import type { Pair } from '../../document/Shape';
import type { OnnxAttributes, OnnxTensor } from '../../onnx/OnnxGraph';
import type { OnnxContext } from '../emission/OnnxContext';
import { onnxActivation } from '../onnxActivation';
import type { Activation, ParamSpecs } from '../params';
import type { Sliding } from './convolution';
import { onnxPads, paddingOf, transposedCrop, transposedGap } from './paddingOf';
import { convolutionKernel, depthwiseKernel } from './pytorchConvolution';

type Ending = { readonly useBias: boolean; readonly activation: Activation };

/** A layer that is one `Conv` and its activation. `kernel` is in ONNX' order: [output, input of a group, height, width]. */
export function onnxConvolution<P extends ParamSpecs>(
  context: OnnxContext<P>,
  params: Sliding & Ending,
  groups: number,
  kernel: OnnxTensor,
): OnnxTensor {
  const { graph, input, inputs, output, weight } = context;
  const bias = params.useBias ? [weight('bias')] : [];
  const attributes = convolutionAttributes(inputs[0] ?? [], params, groups);
  const convolved = graph.node('Conv', [input, kernel, ...bias], attributes);
  return onnxActivation(graph, params.activation, convolved, output.length);
}

/** A convolution a channel, and one that mixes them. */
export function onnxSeparable<P extends ParamSpecs>(
  context: OnnxContext<P>,
  params: Sliding & Ending & { readonly depthMultiplier: number },
): OnnxTensor {
  const { graph, input, inputs, output, weight } = context;
  const [image = []] = inputs;
  const channels = image[2] ?? 1;
  const filters = onnxDepthwiseKernel(
    context,
    'depthwise_kernel',
    channels * params.depthMultiplier,
    params.kernelSize,
  );
  const filtered = graph.node('Conv', [input, filters], convolutionAttributes(image, params, channels));
  const bias = params.useBias ? [weight('bias')] : [];
  const mix = weight('pointwise_kernel', { permute: convolutionKernel });
  const mixed = graph.node('Conv', [filtered, mix, ...bias], { kernel_shape: { ints: [1, 1] } });
  return onnxActivation(graph, params.activation, mixed, output.length);
}

/** A layer that is one `ConvTranspose` and its activation. */
export function onnxTransposed<P extends ParamSpecs>(
  { graph, input, output, weight }: OnnxContext<P>,
  params: Omit<Sliding, 'dilationRate'> & Ending,
): OnnxTensor {
  const kernel = weight('kernel', { permute: convolutionKernel });
  const bias = params.useBias ? [weight('bias')] : [];
  const drawn = graph.node('ConvTranspose', [input, kernel, ...bias], {
    kernel_shape: { ints: params.kernelSize },
    strides: { ints: params.strides },
    pads: { ints: onnxPads(transposedCrop(params)) },
    output_padding: { ints: transposedGap(params) },
  });
  return onnxActivation(graph, params.activation, drawn, output.length);
}

/** Keras' depthwise kernel as that of a convolution whose groups are the channels. */
export function onnxDepthwiseKernel<P extends ParamSpecs>(
  { weight }: OnnxContext<P>,
  name: string,
  outputs: number,
  kernelSize: Pair,
): OnnxTensor {
  return weight(name, { permute: depthwiseKernel, shape: [outputs, 1, ...kernelSize] });
}

function convolutionAttributes(image: readonly number[], params: Sliding, groups: number): OnnxAttributes {
  return {
    kernel_shape: { ints: params.kernelSize },
    strides: { ints: params.strides },
    pads: { ints: onnxPads(paddingOf(image, params)) },
    dilations: { ints: params.dilationRate },
    group: { int: groups },
  };
}
