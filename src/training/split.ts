import { RandomStream } from './random';

/** The places 0 to `count - 1` in a random order (Fisher-Yates), the same for the same stream. */
export function shuffledIndices(count: number, random: RandomStream): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  return shuffle(indices, random);
}

/** Shuffles in place and returns the same array. */
export function shuffle(indices: Int32Array, random: RandomStream): Int32Array {
  for (let last = indices.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const value = indices[last] as number;
    indices[last] = indices[other] as number;
    indices[other] = value;
  }
  return indices;
}

/** The training images of an epoch, in the order in which they are learnt. Epochs count from 1. */
export function epochOrder(train: Int32Array, seed: number, epoch: number): Int32Array {
  return shuffle(Int32Array.from(train), new RandomStream(seed, `shuffle/${epoch}`));
}

export type Split = { readonly train: Int32Array; readonly validation: Int32Array };

/**
 * Which training images are learnt from and which are kept for validation: a choice by seed, because many data sets
 * are sorted by class. `limit` takes so many images of all first. At least one image stays for training.
 */
export function splitTraining(
  count: number,
  options: { readonly validationSplit: number; readonly limit: number | null; readonly seed: number },
): Split {
  const order = shuffledIndices(count, new RandomStream(options.seed, 'split'));
  const used = order.subarray(0, Math.min(count, options.limit ?? count));
  const validation = Math.min(Math.floor(used.length * options.validationSplit), Math.max(used.length - 1, 0));
  return {
    train: used.slice(0, used.length - validation).sort(),
    validation: used.slice(used.length - validation).sort(),
  };
}
