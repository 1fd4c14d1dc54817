import { readdir } from 'node:fs/promises';
import { ProblemError } from '../../../src/contract/api';
import type { ExportJob, ExportResult } from '../../../src/contract/exporting';
import { parseDocument } from '../../../src/layers/parseDocument';
import { builtInDatasets, isBuiltInDataset } from '../../../src/training/DatasetInfo';
import type { RunSummary } from '../../../src/training/RunRecord';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import { askTrainer } from '../askTrainer';
import { problem } from '../problems';
import { readEvaluation } from '../runs/readRunFolder';
import type { ServicesHost } from '../ServicesHost';

export type ExportRequest = Pick<ExportJob, 'text' | 'target' | 'folder'> & {
  readonly run: Pick<RunSummary, 'folder' | 'name' | 'testAccuracy' | 'settings'> | null;
};

/** What a process is told that writes this export. Problems: those of the file format. */
export async function exportJob({ text, target, folder, run }: ExportRequest): Promise<ExportJob> {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw problem(parsed.error.code, parsed.error.message);
  // With a run's weights goes what they were trained with, whatever the document says by now.
  const settings = run === null ? resolveTraining(parsed.document.training).settings : run.settings;
  const evaluation = run === null ? null : await readEvaluation(run.folder);
  return {
    text,
    target,
    folder,
    run: run === null ? null : { folder: run.folder, name: run.name, testAccuracy: run.testAccuracy },
    settings,
    classNames: evaluation?.classNames ?? (await classNamesOf(settings)),
  };
}

/** Writes the export in a process of its own. Problems: see `exportNetwork` of the trainer. */
export async function runExport(forkTrainer: ServicesHost['forkTrainer'], job: ExportJob): Promise<ExportResult> {
  const reply = await askTrainer(forkTrainer, { type: 'export', job }, { timeoutMs: null });
  if (reply.type === 'failed') throw new ProblemError(reply.failure);
  if (reply.type !== 'exported') throw problem('internal', 'The trainer did not answer with an export.');
  return reply.result;
}

/** What a data set says without being opened; null where that is not certain. */
async function classNamesOf({ dataset }: TrainingSettings): Promise<readonly string[] | null> {
  if (isBuiltInDataset(dataset)) return builtInDatasets[dataset].classNames;
  const below = await foldersIn(dataset);
  const part = (name: string) => below.find((folder) => folder.toLowerCase() === name);
  const [train, test] = [part('train'), part('test')];
  if (train === undefined || test === undefined) return below.length === 0 ? null : below;
  const [first, second] = await Promise.all([foldersIn(`${dataset}/${train}`), foldersIn(`${dataset}/${test}`)]);
  const names = [...new Set([...first, ...second])].sort();
  return names.length === 0 ? null : names;
}

/** By name; none where the folder cannot be read. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
