import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { broadcastDimensions, describeShape } from '../shapes';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';
import { reshape } from './Reshape';

/**
 * The cross entropy of labels and softmax(features), one number for each row, [rows]; and its gradient by the features,
 * which comes with it, [rows, classes].
 */
export const SoftmaxCrossEntropyWithLogits = defineOperation({
  type: 'SoftmaxCrossEntropyWithLogits',
  inputs: ['features', 'labels'],
  attributes: {},
  types: { T: 0 },
  infer([features, labels]) {
    if (features.shape.length !== 2) {
      throw new GraphError(`Cross entropy needs [rows, classes], not ${describeShape(features.shape)}.`);
    }
    const shape = broadcastDimensions(features.shape, labels.shape);
    return [
      { dtype: features.dtype, shape: shape.slice(0, 1) },
      { dtype: features.dtype, shape },
    ];
  },
  gradient({ graph, inputs: [features], outputs: [, byFeatures], gradient }) {
    if (byFeatures === undefined) throw new GraphError('The cross entropy came without its gradient.');
    return [multiply(graph, reshape(graph, gradient, [features.shape[0] ?? null, 1]), byFeatures), null];
  },
});

/** The losses, [rows]. Labels are constants: nothing is differentiated by them. */
export function softmaxCrossEntropy(graph: Graph, features: Tensor, labels: Tensor): Tensor {
  return graph.output(SoftmaxCrossEntropyWithLogits, [features, labels], {});
}
