import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/compiler/compile';
import { layerTypes } from '../../../../src/layers/registry';
import { allNetworks, expectClose, fewNetworks, trainedNetwork } from './harness';

describe('the networks that exporters are tested with', () => {
  it('have names of their own, and no errors', () => {
    expect(new Set(allNetworks.map(({ name }) => name)).size).toBe(allNetworks.length);
    for (const { name, document } of allNetworks) {
      const { diagnostics } = compile(document, { dataset: null });
      expect(
        diagnostics.filter(({ severity }) => severity === 'error'),
        name,
      ).toEqual([]);
    }
  });

  it('hold every layer type, also where only a few are taken', () => {
    for (const networks of [allNetworks, fewNetworks]) {
      const types = new Set(networks.flatMap(({ document }) => document.nodes.map(({ type }) => type)));
      expect(layerTypes.filter(({ type }) => !types.has(type)).map(({ type }) => type)).toEqual([]);
    }
  });

  it('learn finite weights, and give outputs that differ from image to image', async () => {
    for (const { name, document } of fewNetworks) {
      const { outputs, images } = await trainedNetwork(document);
      const width = outputs.data.length / (outputs.shape[0] ?? 1);
      expect(outputs.data.every(Number.isFinite), name).toBe(true);
      expect(
        images.data.every((value) => value >= 0 && value < 1),
        name,
      ).toBe(true);
      expect(outputs.data.subarray(0, width), name).not.toEqual(outputs.data.subarray(width, 2 * width));
    }
  });

  it.each([
    ['another number', [1, 2.0001]],
    ['NaN', [1, Number.NaN]],
    ['too few numbers', [1]],
  ])('are not taken as the same with %s', (_, numbers) => {
    const actual = { shape: [1, 2], data: Float32Array.from(numbers) };
    expect(() => expectClose(actual, { shape: [1, 2], data: Float32Array.of(1, 2) })).toThrow('largest difference');
  });
});
