import type { RandomStream } from '../../../../src/training/random';
import { layerStream } from '../drawForLayers';

/** Where layers that act at random in training draw from: another stream each layer and step. */
export class StepRandomness {
  /** Counts training steps; set by the model. */
  step = 0;

  constructor(private readonly seed: number) {}

  stream(layerId: string): RandomStream {
    return layerStream(this.seed, layerId, this.step);
  }
}
