import type { Rank, Tensor, Tensor1D } from '@tensorflow/tfjs';
import type { Shape } from '../../../../src/document/Shape';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { normalizeBatch } from '../tfjs/batchNormalization';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';

/** Over all axes but the last. Moving statistics follow the population variance, as Keras 3 does. */
export class ConvCanvasBatchNormalization extends CustomLayer {
  static readonly className = 'ConvCanvasBatchNormalization';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasBatchNormalization']) {
    super();
  }

  protected override buildWeights(inputShape: Shape): void {
    const channels = [inputShape[inputShape.length - 1] ?? 0];
    if (this.config.scale) this.addNamedWeight('gamma', channels);
    if (this.config.center) this.addNamedWeight('beta', channels);
    this.addNamedWeight('moving_mean', channels, false);
    this.addNamedWeight('moving_variance', channels, false);
  }

  protected override compute(input: Tensor, training: boolean): Tensor {
    const channels = input.shape[input.rank - 1] as number;
    const gamma = this.config.scale ? this.read<Tensor1D>('gamma') : tf.ones<Rank.R1>([channels]);
    const beta = this.config.center ? this.read<Tensor1D>('beta') : tf.zeros<Rank.R1>([channels]);
    if (!training) {
      const inverse = tf.rsqrt(tf.add(this.read('moving_variance'), this.config.epsilon));
      const factor = tf.mul(inverse, gamma);
      return tf.add(tf.mul(input, factor), tf.sub(beta, tf.mul(this.read('moving_mean'), factor)));
    }
    const { output, mean, variance } = normalizeBatch(input, gamma, beta, this.config.epsilon);
    this.follow('moving_mean', mean);
    this.follow('moving_variance', variance);
    return output;
  }

  private follow(name: string, value: Tensor): void {
    const { momentum } = this.config;
    this.write(name, tf.add(tf.mul(this.read(name), momentum), tf.mul(value, 1 - momentum)));
  }
}

/** Over the last axis, with the population variance. */
export class ConvCanvasLayerNormalization extends CustomLayer {
  static readonly className = 'ConvCanvasLayerNormalization';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasLayerNormalization']) {
    super();
  }

  protected override buildWeights(inputShape: Shape): void {
    const units = [inputShape[inputShape.length - 1] ?? 0];
    if (this.config.scale) this.addNamedWeight('gamma', units);
    if (this.config.center) this.addNamedWeight('beta', units);
  }

  protected override compute(input: Tensor): Tensor {
    const { mean, variance } = tf.moments(input, -1, true);
    const normalized = tf.mul(tf.sub(input, mean), tf.rsqrt(tf.add(variance, this.config.epsilon)));
    const scaled = this.config.scale ? tf.mul(normalized, this.read<Tensor1D>('gamma')) : normalized;
    return this.config.center ? tf.add(scaled, this.read<Tensor1D>('beta')) : scaled;
  }
}
