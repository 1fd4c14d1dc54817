import type { OnnxTensor } from '../../onnx/OnnxGraph';
import type { OnnxContext } from '../emission/OnnxContext';
import { onnxActivation } from '../onnxActivation';
import type { Activation, ParamSpecs } from '../params';
import { isImage } from './channelsFirst';

type DenseValues = { readonly units: number; readonly useBias: boolean; readonly activation: Activation };

/** `Gemm` for vectors, a convolution of single pixels for images, and `MatMul` for anything else. */
export function onnxDense<P extends ParamSpecs>(context: OnnxContext<P>, params: DenseValues): OnnxTensor {
  return onnxActivation(context.graph, params.activation, sums(context, params), context.output.length);
}

function sums<P extends ParamSpecs>(context: OnnxContext<P>, { units, useBias }: DenseValues): OnnxTensor {
  const { graph, input, inputs, weight } = context;
  const [shape = []] = inputs;
  const bias = useBias ? [weight('bias')] : [];
  if (shape.length === 1) return graph.node('Gemm', [input, weight('kernel'), ...bias]);
  if (isImage(shape)) {
    const kernel = weight('kernel', { permute: [1, 0], shape: [units, shape[2] ?? 1, 1, 1] });
    return graph.node('Conv', [input, kernel, ...bias], { kernel_shape: { ints: [1, 1] } });
  }
  const product = graph.node('MatMul', [input, weight('kernel')]);
  return useBias ? graph.node('Add', [product, ...bias]) : product;
}
