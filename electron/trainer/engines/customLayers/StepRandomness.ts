import { RandomStream } from '../../../../src/training/random';

/**
 * Where layers that act at random in training draw from: another stream each layer and step, so that a mask is never
 * repeated, and the same run draws the same masks.
 */
export class StepRandomness {
  /** Counts training steps; set by the model. */
  step = 0;

  constructor(private readonly seed: number) {}

  stream(layerId: string): RandomStream {
    return new RandomStream(this.seed, `layer/${layerId}/${this.step}`);
  }
}
