import * as tf from '@tensorflow/tfjs';
import type { BatchShape, LayerArgs, Penalty } from './KerasLayer';
import { KerasLayer } from './KerasLayer';
import type { SlidingArgs } from './slide';
import { depthwiseConvolution, slidingOf, slidSize } from './slide';

type Args = LayerArgs &
  SlidingArgs & {
    readonly filters: number;
    readonly depthMultiplier?: number;
    readonly useBias?: boolean;
    readonly depthwiseInitializer?: string;
    readonly depthwiseRegularizer?: Penalty;
    readonly pointwiseInitializer?: string;
    readonly pointwiseRegularizer?: Penalty;
  };

/** Separable convolution with dilation: depthwise, then a 1 × 1 convolution over the channels. */
export class KerasSeparableConv2D extends KerasLayer<Args> {
  static readonly className = 'KerasSeparableConv2D';
  private readonly sliding = slidingOf(this.args);

  protected override buildWeights([, , channels = 0]: readonly number[]): void {
    const { args } = this;
    const { filters, depthMultiplier = 1, useBias = true } = args;
    const depthwise = [...this.sliding.kernelSize, channels, depthMultiplier];
    const pointwise = [1, 1, channels * depthMultiplier, filters];
    this.addKernel('depthwise_kernel', depthwise, args.depthwiseInitializer, args.depthwiseRegularizer);
    this.addKernel('pointwise_kernel', pointwise, args.pointwiseInitializer, args.pointwiseRegularizer);
    if (useBias) this.addFilled('bias', [filters], 0);
  }

  protected override outputShapeOf([batch = null, height = null, width = null]: BatchShape): BatchShape {
    return [batch, ...slidSize([height, width], this.sliding), this.args.filters];
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const between = depthwiseConvolution(input as tf.Tensor4D, this.read('depthwise_kernel'), this.sliding);
    const output = tf.conv2d(between, this.read<tf.Tensor4D>('pointwise_kernel'), 1, 'valid');
    return this.args.useBias === false ? output : tf.add(output, this.read('bias'));
  }
}
tf.serialization.registerClass(KerasSeparableConv2D);
