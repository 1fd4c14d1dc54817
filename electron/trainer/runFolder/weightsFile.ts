import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sizeOf } from '../../../src/document/Shape';
import type { Values, Weights } from '../engines/Engine';
import { jsonText, writeAtomically } from './atomicWrite';

const manifestName = 'weights.json';
const valuesName = /^weights-\d+\.bin$/;

const manifestSchema = z.object({
  format: z.literal('convcanvas-weights'),
  formatVersion: z.literal(1),
  /** The file beside this one with all values: float32, little-endian, one weight after the other. */
  file: z.string().regex(valuesName),
  /** Training steps and epochs that led to these weights. */
  step: z.int().min(0),
  epoch: z.int().min(0),
  weights: z.array(
    z.object({
      layer: z.string(),
      name: z.string(),
      shape: z.array(z.int().min(0)),
      /** Of the first value, in bytes. */
      offset: z.int().min(0),
    }),
  ),
});
type Manifest = z.output<typeof manifestSchema>;

export type Checkpoint = { readonly step: number; readonly epoch: number; readonly weights: Weights };

/**
 * Writes weights into a folder, so that a reader always finds a whole set: the values go to a new file, and the manifest,
 * replaced in one step, says which file it is. The set before is removed afterwards.
 */
export async function writeWeights(folder: string, { step, epoch, weights }: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries: Manifest['weights'] = [];
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [layer, ofLayer] of weights) {
    for (const [name, { shape, data }] of ofLayer) {
      entries.push({ layer, name, shape: [...shape], offset });
      parts.push(littleEndian(data));
      offset += 4 * data.length;
    }
  }
  const file = `weights-${step}.bin`;
  await writeAtomically(join(folder, file), Buffer.concat(parts));
  const manifest: Manifest = { format: 'convcanvas-weights', formatVersion: 1, file, step, epoch, weights: entries };
  await writeAtomically(join(folder, manifestName), jsonText(manifest));
  for (const name of await readdir(folder)) {
    if (name !== file && valuesName.test(name)) await rm(join(folder, name), { force: true });
  }
}

/** Reads what `writeWeights` wrote, also while new weights are being written. Errors say what is damaged. */
export async function readWeights(folder: string): Promise<Checkpoint> {
  for (let attempt = 1; ; attempt++) {
    const manifest = await readManifest(join(folder, manifestName));
    try {
      return decode(manifest, await readFile(join(folder, manifest.file)));
    } catch (error) {
      // Newer weights may have replaced these between the two reads.
      const replaced = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (!replaced || attempt === 5) throw error;
    }
  }
}

async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, 'utf8');
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`The list of weights ${path} is damaged.`, { cause: error });
  }
}

function decode(manifest: Manifest, bytes: Buffer): Checkpoint {
  const weights = new Map<string, Map<string, Values>>();
  for (const { layer, name, shape, offset } of manifest.weights) {
    const size = sizeOf(shape);
    if (offset + 4 * size > bytes.length) {
      throw new Error(`The weights are damaged: ${manifest.file} ends before "${name}" of layer "${layer}".`);
    }
    const data = new Float32Array(size);
    for (let index = 0; index < size; index++) data[index] = bytes.readFloatLE(offset + 4 * index);
    const ofLayer = weights.get(layer) ?? new Map<string, Values>();
    weights.set(layer, ofLayer.set(name, { shape, data }));
  }
  return { step: manifest.step, epoch: manifest.epoch, weights };
}

function littleEndian(data: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(4 * data.length);
  for (let index = 0; index < data.length; index++) bytes.writeFloatLE(data[index] as number, 4 * index);
  return bytes;
}

/** Whether every value is a finite number. */
export function weightsFinite(weights: Weights): boolean {
  return [...weights.values()].every((ofLayer) =>
    [...ofLayer.values()].every(({ data }) => data.every(Number.isFinite)),
  );
}
