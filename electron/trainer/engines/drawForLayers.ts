import type { Plan } from '../../../src/compiler/Plan';
import type { Shape } from '../../../src/document/Shape';
import type { Augmentation } from '../../../src/layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../../../src/layers/params';
import { RandomStream } from '../../../src/training/random';
import type { Values } from './Engine';

/**
 * Where what is random in a layer at a step comes from. It depends on nothing but the run's seed, the layer and the step,
 * so that the same run draws the same, and a resumed one too.
 */
export function layerStream(seed: number, layerId: string, step: number): RandomStream {
  return new RandomStream(seed, `layer/${layerId}/${step}`);
}

/** What the layers that change images at random draw for a batch, by layer id: `[images, valuesAnImage]`. */
export function drawForLayers(plan: Plan, seed: number, step: number, images: number): ReadonlyMap<string, Values> {
  const drawn = new Map<string, Values>();
  for (const { id, connected, definition, params, inputShapes } of plan.layers) {
    const { augmentation } = definition;
    const [shape] = inputShapes;
    if (!connected || augmentation === undefined || params === null || shape == null) continue;
    drawn.set(id, drawValues(augmentation, params, shape, images, layerStream(seed, id, step)));
  }
  return drawn;
}

/** What is drawn for some images, one after the other. */
export function drawValues(
  augmentation: Augmentation<ParamSpecs>,
  params: ParamValues<ParamSpecs>,
  image: Shape,
  images: number,
  random: RandomStream,
): Values {
  const { valuesAnImage } = augmentation;
  const data = new Float32Array(images * valuesAnImage);
  for (let place = 0; place < images; place++)
    data.set(augmentation.draw(params, image, random), place * valuesAnImage);
  return { shape: [images, valuesAnImage], data };
}
