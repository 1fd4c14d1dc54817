import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { type BuiltInDataset, builtInDatasets, isBuiltInDataset } from '../../src/training/DatasetInfo';
import { resolveTraining } from '../../src/training/resolveTraining';
import { isWithin } from '../services/files/isWithin';
import { problem } from '../services/problems';
import { locateDataset } from '../trainer/data/locate';

/** What a run learns from. `folder`: where to look first for the files of a built-in data set. */
export type ChosenData = { readonly dataset: string; readonly folder: string | null };

/**
 * The data of `--data`, else of the document. A folder with the files of a built-in set is that set; any other folder has a
 * sub-folder of images a class. Paths in the document count from the document.
 */
export async function chooseData(document: NetworkDocument, file: string, asked: string | null): Promise<ChosenData> {
  const own = resolveTraining(document.training).settings.dataset;
  if (asked === null) {
    return { dataset: isBuiltInDataset(own) ? own : resolve(dirname(resolve(file)), own), folder: null };
  }
  const { dataset } = resolveTraining({ dataset: asked }).settings;
  if (isBuiltInDataset(dataset)) return { dataset, folder: null };
  const folder = resolve(asked);
  if (!existsSync(folder)) {
    const names = Object.keys(builtInDatasets).join(', ');
    throw problem('dataset-missing', `"${asked}" is neither a built-in data set (${names}) nor a folder that exists.`);
  }
  const builtIn = await builtInFilesIn(folder, own);
  return builtIn === null ? { dataset: folder, folder: null } : { dataset: builtIn, folder };
}

/** MNIST and Fashion-MNIST have files of the same names: where both fit it is the document's own. */
async function builtInFilesIn(folder: string, preferred: string): Promise<BuiltInDataset | null> {
  const found: BuiltInDataset[] = [];
  for (const name of Object.keys(builtInDatasets).filter(isBuiltInDataset)) {
    const located = locateDataset(name, [folder]);
    if (located.found && isWithin(folder, located.folder)) found.push(name);
  }
  return found.find((name) => name === preferred) ?? found[0] ?? null;
}
