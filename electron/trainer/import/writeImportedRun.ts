import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../src/compiler/Plan';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { Values } from '../engines/Engine';
import { firstState } from '../run/firstState';
import { initialWeights } from '../run/initialWeights';
import { writeAtomically } from '../runFolder/atomicWrite';
import { writeWeights } from '../runFolder/weightsFile';

/** Nothing was learnt here from any data, so that a training may go on with any. */
const noData = { trainImages: 0, fingerprint: '' };

/**
 * Writes the document and the weights of a file into a folder, as of a run that was stopped before its first step: it can
 * predict, be tested, be exported, and go on. Layers whose weights the file does not have get their first ones.
 */
export async function writeImportedRun(
  folder: string,
  text: string,
  plan: Plan,
  taken: ReadonlyMap<string, ReadonlyMap<string, Values>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { settings } = resolveTraining(undefined);
  const complete = plan.layers.every(({ id, weights }) => weights.length === 0 || taken.has(id));
  const weights = new Map<string, ReadonlyMap<string, Values>>(complete ? [] : initialWeights(plan, settings.seed));
  for (const [id, values] of taken) weights.set(id, values);
  await writeWeights(
    join(folder, 'weights'),
    { step: 0, epoch: 0, weights },
    { optimizer: new Map(), state: firstState(noData) },
  );
  await writeAtomically(join(folder, 'network.cnn.json'), text);
}
