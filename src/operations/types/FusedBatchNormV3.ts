import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape } from '../shapes';
import type { Dimensions, Tensor, TensorSpec } from '../Tensor';
import { constant } from './Const';

const attributes = { epsilon: 'float', is_training: 'bool' } as const;

/**
 * (x - mean) / sqrt(variance + epsilon) · scale + offset, channel by channel. In training `mean` and `variance` are empty, and
 * those of the batch are taken, which are outputs 1 and 2; the variance there has Bessel's correction, n / (n - 1). Outputs
 * 3 to 5 are what the gradient needs; what is in them depends on the device.
 */
export const FusedBatchNormV3 = defineOperation({
  type: 'FusedBatchNormV3',
  inputs: ['x', 'scale', 'offset', 'mean', 'variance'],
  attributes,
  types: { T: 0, U: 1 },
  infer([x, scale, offset, mean, variance], { is_training: training }) {
    const channels = x.shape[3];
    const ofChannels: TensorSpec = { dtype: scale.dtype, shape: [channels ?? null] };
    const given = training ? [scale, offset] : [scale, offset, mean, variance];
    if (x.shape.length !== 4 || given.some(({ shape }) => shape.length !== 1 || shape[0] !== channels)) {
      throw new GraphError(`The numbers of the channels do not fit images ${describeShape(x.shape)}.`);
    }
    const reserved: Dimensions = [null];
    return [
      { dtype: x.dtype, shape: x.shape },
      ...[ofChannels, ofChannels, ofChannels, ofChannels],
      { dtype: scale.dtype, shape: reserved },
    ];
  },
  gradient({ graph, inputs: [x, scale, , mean, variance], outputs, attributes, gradient }) {
    const [, , , ofMean, ofVariance, reserved] = outputs;
    if (ofMean === undefined || ofVariance === undefined || reserved === undefined) {
      throw new GraphError('FusedBatchNormV3 has six outputs.');
    }
    const statistics = attributes.is_training ? ([ofMean, ofVariance] as const) : ([mean, variance] as const);
    const { outputs: gradients } = graph.add(
      FusedBatchNormGradV3,
      [gradient, x, scale, ...statistics, reserved],
      attributes,
    );
    return [gradients[0] ?? null, gradients[1] ?? null, gradients[2] ?? null, null, null];
  },
});

export const FusedBatchNormGradV3 = defineOperation({
  type: 'FusedBatchNormGradV3',
  inputs: ['y_backprop', 'x', 'scale', 'reserve_space_1', 'reserve_space_2', 'reserve_space_3'],
  attributes,
  types: { T: 0, U: 3 },
  infer: ([, x, scale]) => [
    { dtype: x.dtype, shape: x.shape },
    { dtype: scale.dtype, shape: scale.shape },
    { dtype: scale.dtype, shape: scale.shape },
    { dtype: scale.dtype, shape: [null] },
    { dtype: scale.dtype, shape: [null] },
  ],
  noGradient: onlyFirst,
});

export type ChannelNumbers = { readonly scale: Tensor; readonly offset: Tensor; readonly epsilon: number };

/** Normalizes images by the batch's own mean and variance, and tells them; the variance is the sum's n-1-th part. */
export function batchNormInTraining(
  graph: Graph,
  x: Tensor,
  { scale, offset, epsilon }: ChannelNumbers,
): { readonly output: Tensor; readonly mean: Tensor; readonly variance: Tensor } {
  const none = constant(graph, [], [0]);
  const inputs = [x, scale, offset, none, none] as const;
  const [output, mean, variance] = graph.add(FusedBatchNormV3, inputs, { epsilon, is_training: true }).outputs;
  if (output === undefined || mean === undefined || variance === undefined) {
    throw new GraphError('FusedBatchNormV3 has six outputs.');
  }
  return { output, mean, variance };
}

/** Normalizes images by a mean and a variance that are given. */
export function batchNorm(
  graph: Graph,
  x: Tensor,
  { scale, offset, mean, variance, epsilon }: ChannelNumbers & { readonly mean: Tensor; readonly variance: Tensor },
): Tensor {
  return graph.output(FusedBatchNormV3, [x, scale, offset, mean, variance], { epsilon, is_training: false });
}
