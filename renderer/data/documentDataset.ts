import { applyEdits } from '../../src/document/edits';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { isBuiltInDataset } from '../../src/training/DatasetInfo';
import { resolveTraining } from '../../src/training/resolveTraining';
import { inFolder } from '../files/fileNames';
import { useDocumentStore } from '../state/documentStore';

/** A built-in name or a folder, whose path counts from the folder of the document's file, as in a terminal. */
export function datasetFrom(dataset: string, documentPath: string | null): string {
  if (documentPath === null || isBuiltInDataset(dataset) || isAbsolute(dataset)) return dataset;
  const folder = documentPath.replace(/[\\/][^\\/]*$/, '');
  return inFolder(folder, dataset.replace(/^(?:\.[\\/]+)+/, ''));
}

/** The data set that the training settings of a document name, which stands in this file. */
export function datasetOf(training: NetworkDocument['training'], path: string | null): string {
  return datasetFrom(resolveTraining(training).settings.dataset, path);
}

/** The document as a run needs it, which knows nothing of the document's file. */
export function withDatasetPath(document: NetworkDocument, path: string | null): NetworkDocument {
  const value = datasetOf(document.training, path);
  if (value === datasetOf(document.training, null)) return document;
  return applyEdits(document, [{ type: 'setTraining', field: 'dataset', value }]).document;
}

/** The data set of the document on the canvas. */
export function useDocumentDataset(): string {
  const training = useDocumentStore((state) => state.document.training);
  const path = useDocumentStore((state) => state.path);
  return datasetOf(training, path);
}

/** On any platform: `/data`, `C:\data`, `\\server\data`. */
function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}
