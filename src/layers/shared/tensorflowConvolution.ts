import type { DilatedSliding } from '../../operations/sliding';
import type { Tensor } from '../../operations/Tensor';
import { biasAdd } from '../../operations/types/BiasAdd';
import type { TensorFlowContext } from '../LayerDefinition';
import type { Activation, ParamSpecs } from '../params';
import { applyActivation } from '../tensorflowActivation';
import type { Sliding } from './convolution';

/** How a layer's window moves, in TensorFlow's words. */
export function stepsOf({ strides, padding, dilationRate }: Omit<Sliding, 'kernelSize'>): DilatedSliding {
  return { strides, padding: padding === 'same' ? 'SAME' : 'VALID', dilations: dilationRate };
}

/** The end of a convolution: its bias, where it has one, and its activation. */
export function withBiasAndActivation(
  { graph, weight }: Pick<TensorFlowContext<ParamSpecs>, 'graph' | 'weight'>,
  convolved: Tensor,
  { useBias, activation }: { readonly useBias: boolean; readonly activation: Activation },
): Tensor {
  return applyActivation(graph, activation, useBias ? biasAdd(graph, convolved, weight('bias')) : convolved);
}
