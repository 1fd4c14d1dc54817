import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import type { FillMode, Transform } from './randomTransform';
import { drawWithin, RandomTransform } from './randomTransform';

type Args = LayerArgs & {
  readonly heightFactor: number;
  /** As the height where it is missing. */
  readonly widthFactor?: number | null;
  readonly fillMode?: FillMode;
};

/** Enlarges or shrinks images in training. */
export class RandomZoom extends RandomTransform<Args> {
  static readonly className = 'RandomZoom';

  protected override draw(height: number, width: number): Transform {
    const { heightFactor, widthFactor = null } = this.args;
    const tall = 1 + drawWithin(heightFactor);
    const wide = widthFactor === null ? tall : 1 + drawWithin(widthFactor);
    return [wide, 0, ((width - 1) / 2) * (1 - wide), 0, tall, ((height - 1) / 2) * (1 - tall)];
  }
}
tf.serialization.registerClass(RandomZoom);
