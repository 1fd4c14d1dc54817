import * as tf from '@tensorflow/tfjs';
import type { BatchShape, KernelArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';
import type { SlidingArgs } from './slide';
import { groupedConvolution, slidingOf, slidSize } from './slide';

type Args = KernelArgs &
  SlidingArgs & { readonly filters: number; readonly groups?: number; readonly useBias?: boolean };

/** Convolution with groups, or with a dilation that can be trained. */
export class KerasConv2D extends KerasLayer<Args> {
  static readonly className = 'KerasConv2D';
  private readonly sliding = slidingOf(this.args);

  protected override buildWeights([, , channels = 0]: readonly number[]): void {
    const { filters, groups = 1, useBias = true, kernelInitializer, kernelRegularizer } = this.args;
    const shape = [...this.sliding.kernelSize, channels / groups, filters];
    this.addKernel('kernel', shape, kernelInitializer, kernelRegularizer);
    if (useBias) this.addFilled('bias', [filters], 0);
  }

  protected override outputShapeOf([batch = null, height = null, width = null]: BatchShape): BatchShape {
    return [batch, ...slidSize([height, width], this.sliding), this.args.filters];
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const { groups = 1, useBias = true } = this.args;
    const output = groupedConvolution(input as tf.Tensor4D, this.read('kernel'), this.sliding, groups);
    return useBias ? tf.add(output, this.read('bias')) : output;
  }
}
tf.serialization.registerClass(KerasConv2D);
