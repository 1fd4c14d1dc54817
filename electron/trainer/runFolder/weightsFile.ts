import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { OptimizerState, Values, Weights } from '../engines/Engine';
import { jsonText, writeAtomically } from './atomicWrite';
import { type TrainingState, trainingStateSchema } from './TrainingState';
import type { Place } from './tensors';
import { placeSchema, readTensors, TensorWriter } from './tensors';

const manifestName = 'weights.json';
const valuesName = /^(?:weights|optimizer)-\d+(?:-\d+)?\.bin$/;
/** What a process may leave that ended while it wrote. */
const asideName = /^(?:weights|optimizer)[\w.-]*\.tmp$/;

const common = {
  format: z.literal('convcanvas-weights'),
  /** The file beside this one with all values. */
  file: z.string().regex(valuesName),
  /** Training steps and epochs that led to these weights. */
  step: z.int().min(0),
  epoch: z.int().min(0),
  weights: z.array(placeSchema),
};
const resumeSchema = z.object({
  file: z.string().regex(valuesName),
  optimizer: z.array(placeSchema.extend({ memory: z.string() })),
  state: trainingStateSchema,
});
const manifestSchema = z.discriminatedUnion('formatVersion', [
  z.object({ ...common, formatVersion: z.literal(1) }).transform((manifest) => ({ ...manifest, resume: null })),
  z.object({ ...common, formatVersion: z.literal(2), resume: resumeSchema.nullable() }),
]);
type Manifest = z.output<typeof manifestSchema>;

export type SavedWeights = { readonly step: number; readonly epoch: number; readonly weights: Weights };

/** What a training needs beside its weights to go on as if it had never stopped. */
export type ResumePoint = { readonly optimizer: OptimizerState; readonly state: TrainingState };

/**
 * Writes weights into a folder, so that a reader always finds a whole set: the values go to new files, and the manifest,
 * replaced in one step, says which files they are. The set before is removed afterwards.
 */
export async function writeWeights(
  folder: string,
  { step, epoch, weights }: SavedWeights,
  resume: ResumePoint | null = null,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const present = await readdir(folder);
  const file = freeName('weights', step, present);
  const values = new TensorWriter();
  const places = addAll(values, weights);
  await writeAtomically(join(folder, file), values.parts);
  const manifest: z.input<typeof manifestSchema> = {
    format: 'convcanvas-weights',
    formatVersion: 2,
    file,
    step,
    epoch,
    weights: places,
    resume: resume === null ? null : await writeResume(folder, freeName('optimizer', step, present), resume),
  };
  await writeAtomically(join(folder, manifestName), jsonText(manifest));
  const kept = [file, manifest.resume?.file];
  for (const name of await readdir(folder)) {
    const ours = valuesName.test(name) || asideName.test(name);
    if (ours && !kept.includes(name)) await rm(join(folder, name), { force: true });
  }
}

async function writeResume(folder: string, file: string, { optimizer, state }: ResumePoint) {
  const values = new TensorWriter();
  const places = [...optimizer].flatMap(([memory, ofMemory]) =>
    addAll(values, ofMemory).map((place) => ({ memory, ...place })),
  );
  await writeAtomically(join(folder, file), values.parts);
  return { file, optimizer: places, state };
}

function addAll(values: TensorWriter, weights: Weights): Place[] {
  return [...weights].flatMap(([layer, ofLayer]) =>
    [...ofLayer].map(([name, value]) => values.add(layer, name, value)),
  );
}

/** A file that the manifest names is never written to: a step that is saved again gets another name. */
function freeName(kind: 'weights' | 'optimizer', step: number, present: readonly string[]): string {
  let name = `${kind}-${step}.bin`;
  for (let again = 1; present.includes(name); again++) name = `${kind}-${step}-${again}.bin`;
  return name;
}

/** Reads what `writeWeights` wrote, also while new weights are being written. Errors say what is damaged. */
export function readWeights(folder: string): Promise<SavedWeights> {
  return readWhole(folder, (manifest) => readSaved(folder, manifest));
}

/** Weights and, where they were saved with them, all that a training needs to go on. */
export function readCheckpoint(folder: string): Promise<SavedWeights & { readonly resume: ResumePoint | null }> {
  return readWhole(folder, async (manifest) => {
    const saved = await readSaved(folder, manifest);
    if (manifest.resume === null) return { ...saved, resume: null };
    const { file, optimizer: places, state } = manifest.resume;
    const values = await readTensors(join(folder, file), places);
    const optimizer = new Map<string, Map<string, Map<string, Values>>>();
    for (const [index, place] of places.entries()) {
      const ofMemory = optimizer.get(place.memory) ?? new Map<string, Map<string, Values>>();
      optimizer.set(place.memory, ofMemory);
      put(ofMemory, place, values[index] as Values);
    }
    return { ...saved, resume: { optimizer, state } };
  });
}

/** Where a training can go on from; null where there is nothing to go on from. */
export async function readTrainingState(folder: string): Promise<TrainingState | null> {
  try {
    return (await readManifest(join(folder, manifestName))).resume?.state ?? null;
  } catch {
    return null;
  }
}

async function readWhole<T>(folder: string, read: (manifest: Manifest) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const manifest = await readManifest(join(folder, manifestName));
    try {
      return await read(manifest);
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

async function readSaved(folder: string, { file, step, epoch, weights: places }: Manifest): Promise<SavedWeights> {
  const values = await readTensors(join(folder, file), places);
  const weights = new Map<string, Map<string, Values>>();
  for (const [index, place] of places.entries()) put(weights, place, values[index] as Values);
  return { step, epoch, weights };
}

function put(weights: Map<string, Map<string, Values>>, { layer, name }: Place, value: Values): void {
  const ofLayer = weights.get(layer) ?? new Map<string, Values>();
  weights.set(layer, ofLayer.set(name, value));
}

/** Whether every value is a finite number. */
export function weightsFinite(weights: Weights): boolean {
  for (const ofLayer of weights.values()) {
    for (const { data } of ofLayer.values()) {
      for (const value of data) if (!Number.isFinite(value)) return false;
    }
  }
  return true;
}
