import type { Shape } from '../../document/Shape';
import type { OnnxTensor } from '../../onnx/OnnxGraph';
import type { OnnxContext } from '../emission/OnnxContext';
import type { ParamSpecs } from '../params';
import type { Sliding } from './convolution';
import { onnxPads, paddingOf } from './paddingOf';

/** One pooling operator. What is padded counts neither as a value nor for the mean. */
export function onnxPooling<P extends ParamSpecs>(
  operator: 'MaxPool' | 'AveragePool',
  { graph, input, inputs }: OnnxContext<P>,
  sliding: Sliding,
): OnnxTensor {
  const [image = []]: readonly Shape[] = inputs;
  return graph.node(operator, [input], {
    kernel_shape: { ints: sliding.kernelSize },
    strides: { ints: sliding.strides },
    pads: { ints: onnxPads(paddingOf(image, sliding)) },
  });
}
