import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WeightValues } from '../../../src/codegen/CodeInput';
import { compile } from '../../../src/compiler/compile';
import type { Plan } from '../../../src/compiler/Plan';
import { formatShape, shapesEqual, sizeOf } from '../../../src/document/Shape';
import { parseDocument } from '../../../src/layers/parseDocument';
import type { Weights } from '../engines/Engine';
import { readWeights, type SavedWeights } from '../runFolder/weightsFile';
import { exportError } from './exportFailure';

export type RunWeights = {
  readonly weights: WeightValues;
  readonly epochs: number;
  /** What the user should know, in sentences. */
  readonly notes: readonly string[];
};

/**
 * The weights that a run learned, for the network as it is now. Problems: `run-unreadable`, and `run-does-not-fit` where
 * the network has been changed since, so that they do not fit it.
 */
export async function runWeights(
  plan: Plan,
  run: { readonly folder: string; readonly name: string },
): Promise<RunWeights> {
  const { weights, epoch } = await readRun(run);
  const named = `The network has been changed since ${run.name}`;
  const mismatch = firstMismatch(plan, weights);
  if (mismatch !== null) {
    const message = `${named}: ${mismatch} Train it again, or export it without trained weights.`;
    throw exportError('run-does-not-fit', message);
  }
  const changed = await changedLayers(plan, run.folder);
  const notes =
    changed.length === 0
      ? []
      : [`${named}: ${changed.join(', ')}. The trained weights still fit, but were learned by another network.`];
  return { weights, epochs: epoch, notes };
}

async function readRun({ folder, name }: { readonly folder: string; readonly name: string }): Promise<SavedWeights> {
  try {
    return await readWeights(join(folder, 'weights'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
    const message = missing
      ? `${name} has no weights yet: it ended before its first checkpoint, or its folder ${folder} is gone.`
      : `The weights of ${name} in ${folder} are damaged, so they cannot be exported.`;
    throw exportError('run-unreadable', message, error);
  }
}

/** The first weight that is not there or has another shape, in a sentence. */
function firstMismatch(plan: Plan, given: Weights): string | null {
  const layers = plan.layers.filter(({ connected }) => connected);
  for (const { id, name: layer, weights } of layers) {
    for (const { name, shape } of weights) {
      const value = given.get(id)?.get(name);
      if (value === undefined) return `it has no weights for ${layer}.`;
      if (!shapesEqual(value.shape, shape) || value.data.length !== sizeOf(shape)) {
        return `the ${name} of ${layer} was ${sizeText(value.shape)} then, and is ${sizeText(shape)} now.`;
      }
    }
  }
  const gone = [...given.keys()].find((id) => !layers.some((layer) => layer.id === id && layer.weights.length > 0));
  return gone === undefined ? null : `a layer that it trained (${gone}) is no longer part of it.`;
}

function sizeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : formatShape(shape);
}

/** What the user calls the layers that compute something else than when the run was trained. */
async function changedLayers(plan: Plan, folder: string): Promise<readonly string[]> {
  const parsed = parseDocument(await readFile(join(folder, 'network.cnn.json'), 'utf8').catch(() => ''));
  if (!parsed.ok) return [];
  const trained = compile(parsed.document, { dataset: null });
  const described = (of: Plan, id: string) => {
    const layer = of.layerById.get(id);
    return layer === undefined || !layer.connected ? '' : JSON.stringify([layer.type, layer.params, layer.inputIds]);
  };
  const ids = new Set([...plan.layers, ...trained.layers].filter(({ connected }) => connected).map(({ id }) => id));
  return [...ids]
    .filter((id) => described(plan, id) !== described(trained, id))
    .map((id) => (plan.layerById.get(id) ?? trained.layerById.get(id))?.name ?? id);
}
