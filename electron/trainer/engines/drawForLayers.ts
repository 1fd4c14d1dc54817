import type { Plan } from '../../../src/compiler/Plan';
import type { Shape } from '../../../src/document/Shape';
import { RandomStream } from '../../../src/training/random';
import type { Values } from './Engine';

/**
 * What the layers that change images at random draw for a batch, by layer id: `[images, valuesAnImage]`. It depends on
 * nothing but the run's seed, the layer and the step, so that every engine does the same, and a resumed run too.
 */
export function drawForLayers(plan: Plan, seed: number, step: number, images: number): ReadonlyMap<string, Values> {
  const drawn = new Map<string, Values>();
  for (const { id, connected, definition, params, inputShapes } of plan.layers) {
    const { augmentation } = definition;
    const [shape] = inputShapes;
    if (!connected || augmentation === undefined || params === null || shape == null) continue;
    const random = new RandomStream(seed, `layer/${id}/${step}`);
    drawn.set(
      id,
      drawMany(images, augmentation.valuesAnImage, () => augmentation.draw(params, shape as Shape, random)),
    );
  }
  return drawn;
}

function drawMany(images: number, valuesAnImage: number, draw: () => readonly number[]): Values {
  const data = new Float32Array(images * valuesAnImage);
  for (let image = 0; image < images; image++) data.set(draw(), image * valuesAnImage);
  return { shape: [images, valuesAnImage], data };
}
