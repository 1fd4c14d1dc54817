import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineName } from '../../../src/contract/trainerMessages';
import { writeFileAtomically } from '../files/atomicWrite';
import type { ClaimedFolder } from './claimFolder';
import type { PreparedJob } from './prepareJob';
import type { RunFile } from './runFile';
import { writeRunFile, writeSettings } from './runFile';

type NewRun = ClaimedFolder & {
  readonly number: number;
  readonly prepared: PreparedJob;
  readonly engineName: EngineName;
  readonly dataFolder: string | null;
  /** Whether the folder is of the user's choosing: then it is not ours to remove. */
  readonly chosen: boolean;
};

/** Writes into the folder of a new run all that is known of it before it starts. */
export async function writeNewRun(run: NewRun): Promise<RunFile> {
  const { id, folder, number, prepared, engineName, dataFolder, chosen } = run;
  const { document, text, settings, params } = prepared;
  const file: RunFile = {
    summary: {
      id,
      name: `Run ${number}`,
      folder,
      own: true,
      networkName: document.name,
      startedAt: new Date().toISOString(),
      resumedAt: null,
      resumeStep: null,
      status: 'running',
      engineName,
      engine: null,
      device: null,
      threads: null,
      params,
      settings,
      lastEpoch: null,
      testAccuracy: null,
      failure: null,
    },
    number,
    stepsPerEpoch: 0,
    leader: process.pid,
    dataFolder,
  };
  try {
    await writeFileAtomically(join(folder, 'network.cnn.json'), text);
    await writeSettings(folder, settings);
    await writeRunFile(file);
  } catch (error) {
    // A folder that holds half a run would only confuse.
    if (!chosen) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return file;
}
