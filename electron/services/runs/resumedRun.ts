import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComputeRequest } from '../../../src/contract/trainerMessages';
import { applyEdits } from '../../../src/document/edits';
import { serializeDocument } from '../../../src/document/fileFormat';
import { parseDocument } from '../../../src/layers/parseDocument';
import type { TrainingState } from '../../trainer/runFolder/TrainingState';
import { readTrainingState } from '../../trainer/runFolder/weightsFile';
import type { DatasetRoom } from '../datasets/DatasetRoom';
import { writeFileAtomically } from '../files/atomicWrite';
import { problem } from '../problems';
import { type PreparedJob, prepareJob } from './prepareJob';
import { type Metrics, readMetrics } from './readRunFolder';
import type { RunFile } from './runFile';
import { writeRunFile, writeSettings } from './runFile';

export type ResumeOptions = ComputeRequest & {
  /** How many epochs the run is to have in all; null for as many as it has. */
  readonly epochs: number | null;
  /** null: the engine that it was trained on. */
  readonly engine: string | null;
  /** A folder to look in first for the files of a built-in data set; null: as at its start. */
  readonly dataFolder: string | null;
};

/** A run that can go on: its data and network are there. */
export type Resumable = {
  readonly file: RunFile;
  readonly state: TrainingState;
  readonly prepared: PreparedJob;
};

/** Looks whether a run that has ended can go on. Problems: `run-active`, `run-not-resumable`, `run-finished`, those of `prepareJob`. */
export async function findResumable(
  file: RunFile,
  datasets: Pick<DatasetRoom, 'searchFolders'>,
  { epochs, dataFolder }: ResumeOptions,
): Promise<Resumable> {
  const { status, folder, engineName } = file.summary;
  if (status === 'running' || status === 'paused') {
    throw problem('run-active', 'Another ConvCanvas leads this training. It can be paused and stopped there only.');
  }
  const state = await readTrainingState(join(folder, 'weights'));
  if (state === null || engineName === null) {
    throw problem('run-not-resumable', 'This training left no checkpoint to go on from. Start a new one instead.');
  }
  const text = await readFile(join(folder, 'network.cnn.json'), 'utf8').catch((error: unknown) => {
    throw problem(
      'run-not-resumable',
      'The network of this training cannot be read any more, so it cannot go on.',
      error,
    );
  });
  const prepared = await prepareJob(withEpochs(text, epochs), datasets, dataFolder ?? file.dataFolder);
  refuseFinished(file, state, prepared.settings.epochs);
  return { file: { ...file, dataFolder: dataFolder ?? file.dataFolder }, state, prepared };
}

/** Notes that the run goes on; answers what it has learnt by its checkpoint. */
export async function writeResumed(
  { file, state, prepared }: Resumable,
  engineName: RunFile['summary']['engineName'],
): Promise<{ readonly file: RunFile; readonly before: Metrics }> {
  const { folder, settings: settingsBefore } = file.summary;
  const { settings, text } = prepared;
  const before = await readMetrics(folder, state);
  const resumed: RunFile = {
    ...file,
    summary: {
      ...file.summary,
      own: true,
      status: 'running',
      resumedAt: new Date().toISOString(),
      resumeStep: state.step,
      engineName,
      settings,
      lastEpoch: before.epochs[before.epochs.length - 1] ?? null,
      testAccuracy: null,
      failure: null,
    },
    leader: process.pid,
  };
  if (settings.epochs !== settingsBefore.epochs) {
    await writeFileAtomically(join(folder, 'network.cnn.json'), text);
    await writeSettings(folder, settings);
  }
  await writeRunFile(resumed);
  return { file: resumed, before };
}

function withEpochs(text: string, epochs: number | null): string {
  const parsed = parseDocument(text);
  if (epochs === null || !parsed.ok) return text;
  const edit = { type: 'setTraining', field: 'epochs', value: epochs } as const;
  return serializeDocument(applyEdits(parsed.document, [edit]).document);
}

function refuseFinished({ summary }: RunFile, state: TrainingState, epochs: number): void {
  const learnt = state.epoch - 1;
  const ended = summary.status === 'done';
  if (ended && state.earlyStop !== null) {
    throw problem('run-finished', `${state.earlyStop} There is nothing left to go on with; start a new training.`);
  }
  const needed = state.position > 0 ? state.epoch : ended ? learnt + 1 : learnt;
  if (epochs < needed) {
    throw problem(
      'run-finished',
      `This training has had ${learnt} epochs. To go on it needs ${needed} or more in all.`,
    );
  }
}
