import type { PytorchHelper } from './emission/pytorchHelpers';
import type { Activation } from './params';

/** Python that applies an activation, and what the file defines for its sake. */
export type PytorchActivation = { readonly code: string; readonly helpers?: readonly PytorchHelper[] };

/**
 * Keras 3's activation functions in PyTorch, from 1.13 on. `expression` is what they are applied to; `rank` counts its axes
 * without the batch: images are channels first, everything else has its channels last.
 */
export function pytorchActivation(activation: Activation, expression: string, rank: number): PytorchActivation {
  return { code: functions[activation](expression, rank) };
}

const call = (name: string) => (x: string) => `${name}(${x})`;

const functions: { readonly [name in Activation]: (x: string, rank: number) => string } = {
  linear: (x) => x,
  relu: call('F.relu'),
  relu6: call('F.relu6'),
  sigmoid: call('torch.sigmoid'),
  tanh: call('torch.tanh'),
  softmax: (x, rank) => `F.softmax(${x}, dim=${rank === 3 ? 1 : -1})`,
  softplus: call('F.softplus'),
  softsign: call('F.softsign'),
  elu: call('F.elu'),
  selu: call('F.selu'),
  swish: call('F.silu'),
  gelu: call('F.gelu'),
  hardSigmoid: call('F.hardsigmoid'),
  hardSwish: call('F.hardswish'),
  mish: call('F.mish'),
  exponential: call('torch.exp'),
};
