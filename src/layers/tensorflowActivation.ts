import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import { add } from '../operations/types/AddV2';
import { scalar } from '../operations/types/Const';
import { elu } from '../operations/types/Elu';
import { erf } from '../operations/types/Erf';
import { exp } from '../operations/types/Exp';
import { multiply } from '../operations/types/Mul';
import { divide } from '../operations/types/RealDiv';
import { relu } from '../operations/types/Relu';
import { relu6 } from '../operations/types/Relu6';
import { selu } from '../operations/types/Selu';
import { sigmoid } from '../operations/types/Sigmoid';
import { softmax } from '../operations/types/Softmax';
import { softplus } from '../operations/types/Softplus';
import { softsign } from '../operations/types/Softsign';
import { tanh } from '../operations/types/Tanh';
import type { Activation } from './params';

/** Keras 3's activation functions, https://keras.io/api/layers/activations/; of the same shape. Linear is x itself. */
export function applyActivation(graph: Graph, activation: Activation, x: Tensor): Tensor {
  return functions[activation](graph, x);
}

const functions: { readonly [name in Activation]: (graph: Graph, x: Tensor) => Tensor } = {
  linear: (_, x) => x,
  relu,
  relu6,
  sigmoid,
  tanh,
  softmax,
  softplus,
  softsign,
  elu,
  selu,
  swish: (graph, x) => multiply(graph, x, sigmoid(graph, x)),
  gelu,
  hardSigmoid,
  hardSwish: (graph, x) => multiply(graph, x, hardSigmoid(graph, x)),
  mish: (graph, x) => multiply(graph, x, tanh(graph, softplus(graph, x))),
  exponential: exp,
};

/** x times the share of a normal distribution below it: the exact form, not the one with tanh. */
function gelu(graph: Graph, x: Tensor): Tensor {
  const share = add(graph, erf(graph, multiply(graph, x, scalar(graph, Math.SQRT1_2))), scalar(graph, 1));
  return multiply(graph, multiply(graph, x, scalar(graph, 0.5)), share);
}

function hardSigmoid(graph: Graph, x: Tensor): Tensor {
  return divide(graph, relu6(graph, add(graph, x, scalar(graph, 3))), scalar(graph, 6));
}
