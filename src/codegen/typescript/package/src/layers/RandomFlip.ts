import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import type { Transform } from './randomTransform';
import { RandomTransform } from './randomTransform';

type Args = LayerArgs & { readonly mode?: 'horizontalAndVertical' | 'horizontal' | 'vertical' };

/** Mirrors every second image, drawn by lot, in training. */
export class RandomFlip extends RandomTransform<Args> {
  static readonly className = 'RandomFlip';

  protected override draw(height: number, width: number): Transform {
    const { mode = 'horizontalAndVertical' } = this.args;
    const flipped = Math.random() < 0.5;
    const [mirrored, turned] = [flipped && mode !== 'vertical', flipped && mode !== 'horizontal'];
    return [mirrored ? -1 : 1, 0, mirrored ? width - 1 : 0, 0, turned ? -1 : 1, turned ? height - 1 : 0];
  }
}
tf.serialization.registerClass(RandomFlip);
