import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import { layerTypes } from '../../../src/layers/registry';
import { buildNetwork, type TemplateLayer } from '../../../src/templates/buildNetwork';
import { asFed, augmentPicture, type PreviewDraw } from './augmentPicture';
import { drawings } from './drawings';
import type { Picture } from './pixels';
import { previewChain } from './previewSteps';

const draw: PreviewDraw = { seed: 1, place: 0, versions: 4 };
const augmenting = layerTypes.filter(({ augmentation }) => augmentation !== undefined).map(({ type }) => type);
const letter = drawings[0] as Picture;

/** How a network of these layers sees the letter, on an Input with so many channels; the last layer is the chosen one. */
function versionsOf(layers: readonly Omit<TemplateLayer, 'id'>[], channels = 3, options: Partial<PreviewDraw> = {}) {
  const named = layers.map((layer, index) => ({ id: `layer${index}`, ...layer }));
  const input: TemplateLayer = { id: 'in', type: 'Input', params: { shape: [28, 28, channels] } };
  const plan = compile(buildNetwork('Test', [input, ...named], {}), { dataset: null });
  const chain = previewChain(plan, `layer${layers.length - 1}`);
  if (!chain.ok) throw new Error(chain.reason);
  return augmentPicture(letter, channels, chain.steps, { ...draw, ...options }).map(({ rgba }) => Array.from(rgba));
}

/** The row of the letter's centre. */
function middleRow(rgba: readonly number[]): number {
  const reds = rgba.flatMap((value, index) => (index % 4 === 0 ? [value] : []));
  const total = reds.reduce((sum, value) => sum + value, 0);
  return reds.reduce((sum, value, pixel) => sum + Math.floor(pixel / letter.width) * value, 0) / total;
}

describe('augmentPicture', () => {
  it.each(augmenting)('%s shows other pictures, the same for the same seed, others for another', (type) => {
    const shown = versionsOf([{ type }]);
    expect(shown).toHaveLength(4);
    expect(new Set(shown.map(String)).size).toBeGreaterThan(1);
    expect(versionsOf([{ type }])).toEqual(shown);
    expect([2, 3, 4].some((seed) => String(versionsOf([{ type }], 3, { seed })) !== String(shown))).toBe(true);
  });

  it('draws the same, only larger, where a parameter grows', () => {
    const moved = (heightFactor: number) => {
      const params = { heightFactor, widthFactor: 0, fillMode: 'constant' };
      const centre = middleRow(Array.from(letter.rgba));
      return versionsOf([{ type: 'RandomTranslation', params }]).map((rgba) => middleRow(rgba) - centre);
    };
    const little = moved(0.05);
    moved(0.1).forEach((rows, index) => {
      expect(rows).toBeCloseTo(2 * (little[index] ?? Number.NaN), 1);
    });
  });

  it('shows all layers up to the chosen one', () => {
    const flip = { type: 'RandomFlip', params: { mode: 'horizontal' } };
    const still = { type: 'RandomRotation', params: { factor: 0 } };
    expect(versionsOf([flip, still])).toEqual(versionsOf([flip]));
    expect(versionsOf([flip, { ...still, params: { factor: 0.2 } }])).not.toEqual(versionsOf([flip]));
  });

  it('shows the colours of the images behind a rescaling or a normalization', () => {
    const still = { type: 'RandomZoom', params: { heightFactor: 0 } };
    const scale = { type: 'Rescaling', params: { scale: [2, 2, 4], offset: [-1, -1, -3] } };
    const normalize = { type: 'Normalization', params: { mean: [0.4, 0.5, 0.6], variance: 0.25 } };
    expect(versionsOf([scale, normalize, still])[0]).toEqual(Array.from(letter.rgba));
  });

  it('fills with what training fills with: black is grey where an Input is brought to -1 to 1', () => {
    const away = { type: 'RandomTranslation', params: { heightFactor: 1, widthFactor: 0, fillMode: 'constant' } };
    const scale = { type: 'Rescaling', params: { scale: [2], offset: [-1] } };
    const values = new Set(versionsOf([scale, away], 1).flat());
    expect(values.has(128)).toBe(true);
    expect(new Set(versionsOf([away], 1).flat()).has(128)).toBe(false);
  });
});

describe('asFed', () => {
  const picture = { width: 2, height: 1, rgba: Uint8ClampedArray.of(255, 0, 0, 255, 10, 200, 30, 255), name: 'two' };

  it.each([
    [1, [76, 76, 76, 255, 124, 124, 124, 255]],
    [2, [76, 76, 76, 255, 124, 124, 124, 255]],
    [3, [255, 0, 0, 255, 10, 200, 30, 255]],
    [4, [255, 0, 0, 255, 10, 200, 30, 255]],
  ])('on %d channels', (channels, expected) => {
    expect(Array.from(asFed(picture, channels).rgba)).toEqual(expected);
  });
});
