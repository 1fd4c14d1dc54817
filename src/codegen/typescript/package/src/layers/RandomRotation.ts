import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import type { FillMode, Transform } from './randomTransform';
import { drawWithin, RandomTransform } from './randomTransform';

type Args = LayerArgs & {
  /** Of a full turn, either way. */
  readonly factor: number;
  readonly fillMode?: FillMode;
};

/** Turns images in training. */
export class RandomRotation extends RandomTransform<Args> {
  static readonly className = 'RandomRotation';

  protected override draw(height: number, width: number): Transform {
    const angle = drawWithin(this.args.factor) * 2 * Math.PI;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [(width - 1) / 2, (height - 1) / 2];
    return [cosine, -sine, x - x * cosine + y * sine, sine, cosine, y - x * sine - y * cosine];
  }
}
tf.serialization.registerClass(RandomRotation);
