import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import type { ParamSpecs } from '../params';
import type { EmissionContext } from './EmissionContext';

/**
 * What a layer needs to become ONNX operators (opset 17, inference only). Images are channels first, `[batch, channels,
 * height, width]`; what has other than three axes is in Keras' order. Shapes are those of the plan, channels last.
 */
export type OnnxContext<P extends ParamSpecs = ParamSpecs> = EmissionContext<P> & {
  readonly graph: OnnxGraph;
  readonly tensors: readonly OnnxTensor[];
  /** The first of `tensors`. */
  readonly input: OnnxTensor;
  /** A weight by the plan's name, with its axes in another order and then in another shape where asked for. */
  weight(
    name: string,
    change?: { readonly permute?: readonly number[]; readonly shape?: readonly number[] },
  ): OnnxTensor;
};
