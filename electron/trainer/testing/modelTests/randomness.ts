import { expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/document/json';
import { layerTypes } from '../../../../src/layers/registry';
import { chainDocument, shapesDocument } from '../networks';
import type { Build } from './building';
import { losses, shapesBatch, stepOf } from './building';

/** Layers that draw at random in training, each with what makes it draw. */
const randomLayers: readonly (readonly [type: string, params: JsonObject])[] = [
  ['Dropout', { rate: 0.5 }],
  ['SpatialDropout2D', { rate: 0.5 }],
  ['RandomFlip', {}],
  ['RandomTranslation', { heightFactor: 0.3, widthFactor: 0.3 }],
  ['RandomRotation', { factor: 0.2 }],
  ['RandomZoom', { heightFactor: 0.4 }],
  ['RandomContrast', { factor: 0.5 }],
];

/** Two channels, so that there is one to drop. */
const networkWith = (type: string, params: JsonObject) =>
  chainDocument(
    ['Input', { shape: [8, 8, 1] }],
    ['Conv2D', { filters: 2, padding: 'same' }],
    [type, params],
    ['Flatten'],
    ['Dense', { units: 2, activation: 'softmax' }],
  );

export function describeRandomness(build: Build): void {
  it('in every layer whose type says so', () => {
    const tested = randomLayers.map(([type]) => type);
    const augmentations = layerTypes.filter(({ augmentation }) => augmentation !== undefined).map(({ type }) => type);
    expect(augmentations.filter((type) => !tested.includes(type))).toEqual([]);
  });

  it('but repeats itself exactly for the same seed', async () => {
    const lossesOf = async (seed: number) => {
      const model = await build(shapesDocument, { seed });
      const result = await losses(model, 6);
      model.dispose();
      return result;
    };
    const first = await lossesOf(3);
    expect(await lossesOf(3)).toEqual(first);
    expect(await lossesOf(4)).not.toEqual(first);
  });

  it.each(randomLayers)('%s: anew at each step and for each seed, the same for the same', async (type, params) => {
    // A learning rate of 0: what changes from step to step is what was drawn.
    const draw = async (seed: number) => {
      const model = await build(networkWith(type, params), { seed });
      const weights = await (await build(networkWith(type, params), { seed: 1 })).getWeights();
      await model.setWeights(weights);
      const drawn: number[] = [];
      for (const step of [1, 2, 1, 3]) drawn.push((await model.trainBatch(shapesBatch(1), stepOf(step, 0))).loss);
      model.dispose();
      return drawn;
    };
    const [first, second, again, third] = await draw(1);
    expect(again).toBe(first);
    expect(new Set([first, second, third]).size).toBe(3);
    expect((await draw(2))[0]).not.toBe(first);
    expect((await draw(1))[0]).toBe(first);
  });

  it.each(randomLayers)('%s: not outside of training', async (type, params) => {
    const model = await build(networkWith(type, params));
    const { images } = shapesBatch(1);
    const outputs = await model.layerOutputs(['n1', 'n2'], images);
    expect(outputs.get('n2')).toEqual(outputs.get('n1'));
    expect(await model.predict(images)).toEqual(await model.predict(images));
    model.dispose();
  });
}
