import * as tf from '@tensorflow/tfjs';
import type { BatchShape, KernelArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';
import type { SlidingArgs } from './slide';
import { depthwiseConvolution, slidingOf, slidSize } from './slide';

type Args = KernelArgs & SlidingArgs & { readonly depthMultiplier?: number; readonly useBias?: boolean };

/** Depthwise convolution with dilation. */
export class KerasDepthwiseConv2D extends KerasLayer<Args> {
  static readonly className = 'KerasDepthwiseConv2D';
  private readonly sliding = slidingOf(this.args);

  protected override buildWeights([, , channels = 0]: readonly number[]): void {
    const { depthMultiplier = 1, useBias = true, kernelInitializer, kernelRegularizer } = this.args;
    const shape = [...this.sliding.kernelSize, channels, depthMultiplier];
    this.addKernel('kernel', shape, kernelInitializer, kernelRegularizer);
    if (useBias) this.addFilled('bias', [channels * depthMultiplier], 0);
  }

  protected override outputShapeOf(inputShape: BatchShape): BatchShape {
    const [batch = null, height = null, width = null, channels] = inputShape;
    const { depthMultiplier = 1 } = this.args;
    return [batch, ...slidSize([height, width], this.sliding), (channels ?? 0) * depthMultiplier];
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const output = depthwiseConvolution(input as tf.Tensor4D, this.read('kernel'), this.sliding);
    return this.args.useBias === false ? output : tf.add(output, this.read('bias'));
  }
}
tf.serialization.registerClass(KerasDepthwiseConv2D);
