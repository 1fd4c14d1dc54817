import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { linkEngine, linkedVariant } from './link.mjs';
import { bindingPlace, engineFolder, engineRecord, variants } from './places.mjs';
import { verify } from './verify.mjs';

/** @typedef {import('./places.mjs').Variant} Variant */

/** @type {Readonly<Record<Variant, { does: string, option: string }>>} */
const words = {
  cpu: { does: 'on the CPU', option: '--cpu' },
  cuda: { does: 'with CUDA', option: '--gpu' },
};

/** What is in place, in words; undefined where nothing is. */
export function engineState() {
  if (!linkEngine()) return undefined;
  const variant = linkedVariant();
  const place = variant === undefined ? dirname(bindingPlace) : engineFolder(variant);
  const record = engineRecord(place);
  if (record) return `TensorFlow ${record.tensorflow} ${words[record.device].does}, in ${place}`;
  return existsSync(bindingPlace) ? `a binding of unknown origin, ${bindingPlace}` : undefined;
}

/** A sentence for each engine that is installed but not in place. */
export function otherEngines() {
  const linked = linkedVariant();
  return variants.flatMap((variant) => {
    const record = variant === linked ? undefined : engineRecord(engineFolder(variant));
    if (!record) return [];
    const { does, option } = words[variant];
    return [`TensorFlow ${record.tensorflow} ${does} is installed too: \`npm run engine -- ${option}\` takes it.`];
  });
}

/** What the library with CUDA itself finds here, in a sentence; undefined where that library is not in place. */
export async function gpuState() {
  if (linkedVariant() !== 'cuda') return undefined;
  const { seesGpu } = await verify(bindingPlace);
  return seesGpu
    ? 'It sees a GPU and computes on it.'
    : 'It sees no GPU here and computes on the CPU. An NVIDIA GPU and its driver are needed; `nvidia-smi` shows both.';
}
