import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compile } from '../../../src/compiler/compile';
import type { DataFolders } from '../../../src/contract/trainerMessages';
import { serializeDocument } from '../../../src/document/fileFormat';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { parseDocument } from '../../../src/layers/parseDocument';
import { builtInDatasets, isBuiltInDataset } from '../../../src/training/DatasetInfo';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import { locateDataset } from '../../trainer/data/locate';
import type { DatasetRoom } from '../datasets/DatasetRoom';
import { problem } from '../problems';

/** What is known of a run before it starts. */
export type PreparedJob = {
  readonly document: NetworkDocument;
  /** The document as it is kept with the run. */
  readonly text: string;
  readonly settings: TrainingSettings;
  readonly params: number;
  readonly dataFolders: DataFolders;
};

/** Reads and judges a document before a process is started for it. Problems as in `RunRoom.start`. */
export async function prepareJob(
  text: string,
  datasets: Pick<DatasetRoom, 'searchFolders'>,
  firstFolder: string | null,
): Promise<PreparedJob> {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw problem(parsed.error.code, parsed.error.message);
  const { document } = parsed;
  const { settings } = resolveTraining(document.training);
  // A document that names no data set is trained on the default one, so it has to fit that one.
  const plan = compile(
    document,
    isBuiltInDataset(settings.dataset) ? { dataset: builtInDatasets[settings.dataset] } : {},
  );
  const error = plan.diagnostics.find(({ severity }) => severity === 'error');
  if (!plan.ok) {
    throw problem('network-has-errors', error?.message ?? 'The network has an error and cannot be trained.');
  }
  const search = await datasets.searchFolders(settings.dataset);
  const dataFolders = { search: firstFolder === null ? search : [firstFolder, ...search] };
  await requireDataset(settings.dataset, dataFolders.search);
  return { document, text: serializeDocument(document), settings, params: plan.totals.params, dataFolders };
}

async function requireDataset(dataset: string, search: readonly string[]): Promise<void> {
  if (isBuiltInDataset(dataset)) {
    const located = locateDataset(dataset, search);
    if (located.found) return;
    throw problem('dataset-missing', `The data set ${dataset} is not on this computer. ${located.advice}`);
  }
  const isFolder = await stat(dataset)
    .then((found) => found.isDirectory())
    .catch(() => false);
  if (isFolder) return;
  const message = `There is no data set "${dataset}": it is neither built in nor a folder (looked for ${resolve(dataset)}).`;
  throw problem('dataset-missing', message);
}
