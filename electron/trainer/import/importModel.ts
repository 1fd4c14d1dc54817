import { basename, dirname } from 'node:path';
import type { ImportJob, ImportNote, ImportResult } from '../../../src/contract/importing';
import { serializeDocument } from '../../../src/document/fileFormat';
import { importKerasModel } from '../../../src/importers/importKerasModel';
import { layOut } from './layOut';
import { unusable } from './limits';
import type { ModelFile } from './ModelFile';
import { openModelFile } from './openModelFile';
import { takeWeights } from './takeWeights';
import { writeImportedRun } from './writeImportedRun';

/**
 * Reads a model file of Keras or TensorFlow.js, whoever made it: a document, and, where `runFolder` is one, a run with its
 * weights. Nothing of the file is run. Throws a `RunError`, in words, for a file that cannot be read.
 */
export async function importModel({ path, runFolder }: ImportJob): Promise<ImportResult> {
  const file = await openModelFile(path);
  try {
    return await importFrom(file, nameOf(path), runFolder);
  } finally {
    file.close();
  }
}

async function importFrom(file: ModelFile, name: string, runFolder: string | null): Promise<ImportResult> {
  const imported = importKerasModel(file.model, file.version, name);
  if (!imported.ok) throw unusable(imported.message);
  const taken = takeWeights(imported, file.weights);
  const document = await layOut(taken.document);
  const text = serializeDocument(document);
  const { plan } = taken;
  // A network that cannot be computed has no use for weights, and neither has one without any from the file.
  const kept = runFolder !== null && plan.ok && taken.count > 0;
  if (kept) await writeImportedRun(runFolder, text, plan, taken.weights);
  return {
    text,
    name: document.name,
    format: file.format,
    notes: [...imported.notes, ...taken.notes, ...(plan.ok || taken.count === 0 ? [] : [notKept])],
    weightCount: plan.ok ? taken.count : 0,
  };
}

const notKept: ImportNote = {
  kind: 'lost',
  nodeId: null,
  layer: 'The weights',
  message:
    'The network cannot be computed as it is, so that the weights of the file were not kept. Import it again once it can.',
};

/** The file's name is better known than the model's; a model.json is named after its folder, if that is more than a number. */
function nameOf(path: string): string {
  const name = basename(path).replace(/\.(keras|h5|hdf5|json)$/i, '');
  if (name !== 'model' || !/\.json$/i.test(path)) return name;
  const folder = basename(dirname(path));
  return /^\d+$/.test(folder) ? '' : folder;
}
