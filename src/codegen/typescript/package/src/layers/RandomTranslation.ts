import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import type { FillMode, Transform } from './randomTransform';
import { drawWithin, RandomTransform } from './randomTransform';

type Args = LayerArgs & {
  readonly heightFactor: number;
  readonly widthFactor: number;
  readonly fillMode?: FillMode;
};

/** Shifts images in training, at most by these shares of their height and width. */
export class RandomTranslation extends RandomTransform<Args> {
  static readonly className = 'RandomTranslation';

  protected override draw(height: number, width: number): Transform {
    const down = drawWithin(this.args.heightFactor) * height;
    const right = drawWithin(this.args.widthFactor) * width;
    return [1, 0, -right, 0, 1, -down];
  }
}
tf.serialization.registerClass(RandomTranslation);
