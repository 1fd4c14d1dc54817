import { expect, it } from 'vitest';
import { layerSeed } from './seeds';

/** FNV-1a with whole numbers of any size. */
function reference(text: string): number {
  let hash = 0x811c9dc5n;
  for (const letter of text) hash = ((hash ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) % 2n ** 32n;
  return Number(BigInt.asIntN(32, hash));
}

it.each([
  [0, ''],
  [1, 'dropout'],
  [1, 'dropout1'],
  [11, 'dropout'],
  [2 ** 31 - 1, 'a-much_longer-Name-of-a-layer-0123456789'],
])('the seed of run %i and layer "%s"', (seed, layerId) => {
  expect(layerSeed(seed, layerId)).toBe(reference(`${seed}/${layerId}`));
});

it('is another for every layer and run', () => {
  const seeds = [0, 1, 2, 12, 122].flatMap((seed) => ['', '1', '2', '22', 'a', 'b'].map((id) => layerSeed(seed, id)));
  expect(new Set(seeds).size).toBe(seeds.length);
});
