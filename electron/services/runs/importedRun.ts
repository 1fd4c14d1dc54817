import { compile } from '../../../src/compiler/compile';
import type { EngineName } from '../../../src/contract/trainerMessages';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { ClaimedFolder } from './claimFolder';
import type { RunFile } from './runFile';
import { writeRunFile, writeSettings } from './runFile';

type ImportedRun = ClaimedFolder & {
  readonly number: number;
  readonly document: NetworkDocument;
  readonly engineName: EngineName;
};

const longestName = 200;

/**
 * Writes beside imported weights what is known of them, as of a run that was stopped before its first step: it can predict,
 * be tested and exported, and go on.
 */
export async function writeImportedRun({ id, folder, number, document, engineName }: ImportedRun): Promise<RunFile> {
  const { settings } = resolveTraining(document.training);
  const file: RunFile = {
    summary: {
      id,
      name: `Imported: ${document.name}`.slice(0, longestName),
      folder,
      own: true,
      networkName: document.name,
      startedAt: new Date().toISOString(),
      resumedAt: null,
      resumeStep: 0,
      status: 'stopped',
      engineName,
      engine: null,
      device: null,
      threads: null,
      params: compile(document, { dataset: null }).totals.params,
      settings,
      lastEpoch: null,
      testAccuracy: null,
      failure: null,
    },
    number,
    stepsPerEpoch: 0,
    leader: process.pid,
    dataFolder: null,
  };
  await writeSettings(folder, settings);
  await writeRunFile(file);
  return file;
}
