/**
 * A number for the random operations of one layer in one run, from -2³¹ to 2³¹ - 1: FNV-1a over the seed and the layer's id
 * (http://www.isthe.com/chongo/tech/comp/fnv/).
 */
export function layerSeed(seed: number, layerId: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${layerId}`) {
    hash ^= letter.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash | 0;
}
