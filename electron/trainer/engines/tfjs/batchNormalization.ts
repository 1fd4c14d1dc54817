import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs';
import { tf } from './tf';

/**
 * Batch normalization in training as one operation with a gradient of its own. tfjs' version consists of a dozen
 * operations and twice as many for the gradient, each over the whole tensor.
 */
export const batchNormalizationKernel = 'ConvCanvasBatchNormalization';
export const batchNormalizationGradientKernel = 'ConvCanvasBatchNormalizationGradient';

/**
 * What a backend gives for `batchNormalizationKernel`, of inputs `x` [n, h, w, c], `gamma` and `beta`, attribute
 * `epsilon`: the output, mean and population variance of the batch, and whatever else its gradient wants to have.
 */
export type BatchNormalizationOutputs = [output: Tensor, mean: Tensor, variance: Tensor, ...kept: Tensor[]];

/** What it gives for the gradient kernel, of `dy`, `x`, `gamma`, and `kept0` (the mean), `kept1`, ... */
export type BatchNormalizationGradients = [dx: Tensor, dgamma: Tensor, dbeta: Tensor];

/** Normalises over all axes but the last with the batch's own statistics; mean and variance have no gradient. */
export function normalizeBatch(x: Tensor, gamma: Tensor1D, beta: Tensor1D, epsilon: number) {
  const channels = x.shape[x.rank - 1] as number;
  const inputs = { x: x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, channels]), gamma, beta };
  const outputs = tf.engine().runKernel<Tensor[]>(batchNormalizationKernel, inputs, { epsilon });
  const [output, mean, variance] = outputs as BatchNormalizationOutputs;
  return { output: x.rank === 4 ? output : tf.reshape(output, x.shape), mean, variance };
}

export function registerBatchNormalizationGradient(): void {
  tf.registerGradient({
    kernelName: batchNormalizationKernel,
    inputsToSave: ['x', 'gamma'],
    outputsToSave: [false, true, true, true, true, true],
    gradFunc: (dys, [x, gamma, ...kept], attrs) => {
      const dy = Array.isArray(dys) ? dys[0] : dys;
      const inputs = { dy, x, gamma, ...Object.fromEntries(kept.map((tensor, index) => [`kept${index}`, tensor])) };
      const gradients = tf.engine().runKernel<Tensor[]>(batchNormalizationGradientKernel, inputs as never, attrs);
      const [dx, dgamma, dbeta] = gradients as BatchNormalizationGradients;
      return { x: () => dx, gamma: () => dgamma, beta: () => dbeta };
    },
  });
}

/** The kernels made of tfjs' own operations, for a backend that has nothing better. */
export function registerBatchNormalizationKernels(backendName: string): void {
  tf.registerKernel({
    kernelName: batchNormalizationKernel,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => normalize(inputs.x as Tensor4D, inputs.gamma as Tensor, inputs.beta as Tensor, epsilonOf(attrs))),
  });
  tf.registerKernel({
    kernelName: batchNormalizationGradientKernel,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => {
        const { dy, x, gamma, kept0, kept1 } = inputs as Record<string, Tensor>;
        if (!dy || !x || !gamma || !kept0 || !kept1) throw new Error('An input of the gradient is missing.');
        return gradients(dy, x, gamma, kept0, kept1, epsilonOf(attrs));
      }),
  });
}

export function epsilonOf(attrs: unknown): number {
  return (attrs as { readonly epsilon: number }).epsilon;
}

function normalize(x: Tensor4D, gamma: Tensor, beta: Tensor, epsilon: number): BatchNormalizationOutputs {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  const factor = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const output = tf.add(tf.mul(x, factor), tf.sub(beta, tf.mul(mean, factor)));
  return [output, mean, variance];
}

/** Ioffe and Szegedy (2015), section 3, with the sums put together. */
function gradients(
  dy: Tensor,
  x: Tensor,
  gamma: Tensor,
  mean: Tensor,
  variance: Tensor,
  epsilon: number,
): BatchNormalizationGradients {
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const count = x.size / mean.size;
  const standardized = tf.mul(tf.sub(x, mean), inverse);
  const dbeta = tf.sum(dy, [0, 1, 2]);
  const dgamma = tf.sum(tf.mul(dy, standardized), [0, 1, 2]);
  const centred = tf.sub(dy, tf.add(tf.mul(standardized, tf.div(dgamma, count)), tf.div(dbeta, count)));
  return [tf.mul(centred, tf.mul(gamma, inverse)), dgamma, dbeta];
}
