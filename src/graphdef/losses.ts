import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import { add } from '../operations/types/AddV2';
import { argMax } from '../operations/types/ArgMax';
import { cast } from '../operations/types/Cast';
import { scalar } from '../operations/types/Const';
import { equal } from '../operations/types/Equal';
import { greater } from '../operations/types/Greater';
import { log } from '../operations/types/Log';
import { maximum } from '../operations/types/Maximum';
import { mean } from '../operations/types/Mean';
import { minimum } from '../operations/types/Minimum';
import { multiply } from '../operations/types/Mul';
import { negate } from '../operations/types/Neg';
import { oneHot } from '../operations/types/OneHot';
import { divide } from '../operations/types/RealDiv';
import { reshape } from '../operations/types/Reshape';
import { softmaxCrossEntropy } from '../operations/types/SoftmaxCrossEntropyWithLogits';
import { softplus } from '../operations/types/Softplus';
import { square } from '../operations/types/Square';
import { subtract } from '../operations/types/Sub';
import { sum } from '../operations/types/Sum';
import type { Loss } from '../training/TrainingSettings';

/** Keras' backend epsilon: how near probabilities come to 0 and 1 in a logarithm. */
const epsilon = 1e-7;

/**
 * What the outputs `[n, units]` should be for class numbers `[n]`: one-hot, or, for a single unit, the number itself.
 */
export function targetsOf(graph: Graph, labels: Tensor, outputs: Tensor): Tensor {
  const units = outputs.shape[1] ?? 1;
  if (units === 1) return reshape(graph, cast(graph, labels, 'float32'), [null, 1]);
  return oneHot(graph, labels, units);
}

/**
 * The mean loss of a batch, as Keras defines it (keras.io/api/losses). From what stands before a final softmax or sigmoid
 * where there is one: that loses no precision where the network is very sure.
 */
export function lossOf(graph: Graph, loss: Loss, outputs: Tensor, targets: Tensor): Tensor {
  const mean1 = (values: Tensor) => mean(graph, values, [0]);
  switch (loss) {
    case 'categoricalCrossentropy': {
      const logits = before('Softmax', outputs);
      return mean1(
        logits === null ? crossEntropy(graph, outputs, targets) : softmaxCrossEntropy(graph, logits, targets),
      );
    }
    case 'binaryCrossentropy': {
      const logits = before('Sigmoid', outputs);
      const values = logits === null ? binaryCrossEntropy(graph, outputs, targets) : fromLogits(graph, logits, targets);
      return mean(graph, values, [0, 1]);
    }
    case 'meanSquaredError':
      return mean(graph, square(graph, subtract(graph, outputs, targets)), [0, 1]);
  }
}

/** Share of right answers: the largest output, or, with one output, whether it is above one half. */
export function accuracyOf(graph: Graph, outputs: Tensor, targets: Tensor): Tensor {
  const right =
    outputs.shape[1] === 1
      ? reshape(graph, equal(graph, cast(graph, greater(graph, outputs, scalar(graph, 0.5)), 'float32'), targets), [
          null,
        ])
      : equal(graph, argMax(graph, outputs, 1), argMax(graph, targets, 1));
  return mean(graph, cast(graph, right, 'float32'), [0]);
}

/** What went into the activation that made these outputs, if it is this one. */
function before(activation: 'Softmax' | 'Sigmoid', outputs: Tensor): Tensor | null {
  const { operation, inputs } = outputs.node;
  return operation.type === activation ? (inputs[0] ?? null) : null;
}

function crossEntropy(graph: Graph, outputs: Tensor, targets: Tensor): Tensor {
  const shares = divide(graph, outputs, sum(graph, outputs, [1], true));
  return negate(graph, sum(graph, multiply(graph, targets, log(graph, clip(graph, shares))), [1]));
}

function binaryCrossEntropy(graph: Graph, outputs: Tensor, targets: Tensor): Tensor {
  const shares = clip(graph, outputs);
  const inverse = (value: Tensor) => subtract(graph, scalar(graph, 1), value);
  const yes = multiply(graph, targets, log(graph, shares));
  const no = multiply(graph, inverse(targets), log(graph, inverse(shares)));
  return negate(graph, add(graph, yes, no));
}

/** log(1 + e^x) - z · x */
function fromLogits(graph: Graph, logits: Tensor, targets: Tensor): Tensor {
  return subtract(graph, softplus(graph, logits), multiply(graph, logits, targets));
}

function clip(graph: Graph, values: Tensor): Tensor {
  return maximum(graph, minimum(graph, values, scalar(graph, 1 - epsilon)), scalar(graph, epsilon));
}
