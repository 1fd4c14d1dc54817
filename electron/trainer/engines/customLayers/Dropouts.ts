import type { Tensor } from '@tensorflow/tfjs';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';
import type { StepRandomness } from './StepRandomness';

/** Sets a share of the values to zero in training and enlarges the others, so that the mean stays. */
abstract class RandomZeros extends CustomLayer {
  constructor(
    private readonly rate: number,
    private readonly layerId: string,
    private readonly randomness: StepRandomness,
  ) {
    super();
  }

  /** One decision a value of this shape, which broadcasts to the input's. */
  protected abstract maskShape(inputShape: readonly number[]): number[];

  protected override compute(input: Tensor, training: boolean): Tensor {
    if (!training || this.rate === 0) return input.clone();
    const shape = this.maskShape(input.shape);
    const mask = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const random = this.randomness.stream(this.layerId);
    const kept = 1 / (1 - this.rate);
    for (let index = 0; index < mask.length; index++) mask[index] = random.uniform() < this.rate ? 0 : kept;
    return tf.mul(input, tf.tensor(mask, shape));
  }
}

export class ConvCanvasDropout extends RandomZeros {
  static readonly className = 'ConvCanvasDropout';

  constructor(
    private readonly config: CustomTfjsConfigs['ConvCanvasDropout'],
    layerId: string,
    randomness: StepRandomness,
  ) {
    super(config.rate, layerId, randomness);
  }

  protected override maskShape(inputShape: readonly number[]): number[] {
    const { noiseShape } = this.config;
    return inputShape.map((size, axis) => noiseShape?.[axis] ?? size);
  }
}

export class ConvCanvasSpatialDropout2D extends RandomZeros {
  static readonly className = 'ConvCanvasSpatialDropout2D';

  constructor(config: CustomTfjsConfigs['ConvCanvasSpatialDropout2D'], layerId: string, randomness: StepRandomness) {
    super(config.rate, layerId, randomness);
  }

  protected override maskShape([images = 1, , , channels = 1]: readonly number[]): number[] {
    return [images, 1, 1, channels];
  }
}
