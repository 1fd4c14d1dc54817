import * as tf from '@tensorflow/tfjs';
import type { BatchShape, KernelArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';
import type { Pair } from './slide';
import { pair } from './slide';

type Args = KernelArgs & { readonly filters: number; readonly strides?: number | Pair; readonly useBias?: boolean };

/** Transposed convolution whose kernel is a single pixel: it spreads the pixels apart, with zeros between them. */
export class KerasConv2DTranspose extends KerasLayer<Args> {
  static readonly className = 'KerasConv2DTranspose';
  private readonly strides = pair(this.args.strides ?? 1);

  protected override buildWeights([, , channels = 0]: readonly number[]): void {
    const { filters, useBias = true, kernelInitializer, kernelRegularizer } = this.args;
    this.addKernel('kernel', [1, 1, filters, channels], kernelInitializer, kernelRegularizer);
    if (useBias) this.addFilled('bias', [filters], 0);
  }

  protected override outputShapeOf([batch = null, height = null, width = null]: BatchShape): BatchShape {
    const [down, across] = this.strides;
    return [batch, height === null ? null : height * down, width === null ? null : width * across, this.args.filters];
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const { filters, useBias = true } = this.args;
    const [batch = 0, height = 0, width = 0] = input.shape;
    const [down, across] = this.strides;
    // A kernel as large as the strides: some backends get the gradient of a smaller one wrong.
    const kernel = tf.pad(this.read<tf.Tensor4D>('kernel'), [
      [0, down - 1],
      [0, across - 1],
      [0, 0],
      [0, 0],
    ]);
    const size: [number, number, number, number] = [batch, height * down, width * across, filters];
    const output = tf.conv2dTranspose(input as tf.Tensor4D, kernel, size, [down, across], 'valid');
    return useBias ? tf.add(output, this.read('bias')) : output;
  }
}
tf.serialization.registerClass(KerasConv2DTranspose);
