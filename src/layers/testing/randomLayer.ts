import { expect, it } from 'vitest';
import type { JsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import { RandomStream } from '../../training/random';
import { findLayer } from '../registry';
import { resolveParams } from '../resolveParams';
import facts from './keras.random.facts.json';
import { type LayerExpectations, testLayer } from './layerHarness';

/** What Keras makes of one image for given draws; tools/facts/keras_random_layers.py says what each field is. */
export type RandomFact = {
  readonly type: string;
  readonly params: JsonObject;
  readonly draws: readonly number[];
  readonly output: readonly number[];
};

export const randomFacts = facts.rows as unknown as readonly RandomFact[];
export const randomFactImage: Shape = facts.image;

/** The image of every fact, row by row. */
export function randomFactPixels(): Float32Array {
  const size = randomFactImage.reduce((product, axis) => product * axis, 1);
  return Float32Array.from({ length: size }, (_, index) => 0.5 + 0.5 * Math.sin(0.37 * index + 1));
}

/** A stream that gives these uniform numbers, one after the other. */
export class GivenDraws extends RandomStream {
  private next = 0;

  constructor(private readonly draws: readonly number[]) {
    super(1, 'given');
  }

  override uniform(): number {
    return this.draws[this.next++] ?? Number.NaN;
  }
}

export function augmentationOf({ type, params }: Pick<RandomFact, 'type' | 'params'>) {
  const definition = findLayer(type);
  const resolved = definition === null ? null : resolveParams(definition, params, type).params;
  if (definition?.augmentation === undefined || resolved === null) throw new Error(`${type} draws nothing.`);
  return { definition, params: resolved, augmentation: definition.augmentation };
}

/**
 * What a layer type draws and does with it: as Keras; the same for the same stream. What its node says; that it keeps the
 * shape of an image; and what it says of a vector.
 */
export function testRandomLayer(type: string, details: LayerExpectations['details']): void {
  testLayer(type, { ...keepsImages(type), ...(details === undefined ? {} : { details }) });

  it.each(randomFacts.filter((fact) => fact.type === type).map((fact) => [JSON.stringify(fact.params), fact] as const))(
    'does with an image what Keras does: %s',
    (_, fact) => {
      const { augmentation, params } = augmentationOf(fact);
      const drawn = augmentation.draw(params, randomFactImage, new GivenDraws(fact.draws));
      expect(drawn).toHaveLength(augmentation.valuesAnImage);
      const output = augmentation.apply(params, randomFactImage, randomFactPixels(), drawn);
      expect(output).toHaveLength(fact.output.length);
      output.forEach((value, index) => {
        expect(value, `value ${index}`).toBeCloseTo(fact.output[index] ?? Number.NaN, 5);
      });
    },
  );

  it('draws the same from the same stream, and something else for the next image', () => {
    const { augmentation, params } = augmentationOf({ type, params: {} });
    const draw = (seed: number) => {
      const random = new RandomStream(seed, 'layer');
      return Array.from({ length: 8 }, () => augmentation.draw(params, randomFactImage, random));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(new Set(draw(1).map(String)).size).toBeGreaterThan(1);
  });
}

const keepsImages = (type: string): LayerExpectations => ({
  explained: [
    {
      params: {},
      inputs: [[4, 5, 2]],
      output: [4, 5, 2],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 2'],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message: `${type} 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move ${type} 1 before the layer that flattens the image, or remove it.`,
      suggestions: [`Remove ${type} 1`],
    },
  ],
});
