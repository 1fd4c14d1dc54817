import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isJsonObject } from '../../../src/document/json';
import type { RunSummary } from '../../../src/training/RunRecord';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import { readJsonFile, writeJsonFile } from '../files/jsonFile';
import { epochSchema, failureSchema } from './trainerMessageSchema';

/** What `run.json` in a run's folder holds, beside the summary. */
export type RunFile = {
  readonly summary: RunSummary;
  /** "Run 3": counts on even when runs are deleted. */
  readonly number: number;
  /** 0 until it is known. */
  readonly stepsPerEpoch: number;
  /** The process that leads the run; while it lives the run is its own. */
  readonly leader: number;
  /** Where the files of a built-in data set were looked for first, if anywhere in particular. */
  readonly dataFolder: string | null;
};

const statuses = ['running', 'paused', 'done', 'stopped', 'failed', 'interrupted'] as const;

const runFileSchema = z.object({
  name: z.string(),
  number: z.int().min(1),
  networkName: z.string(),
  startedAt: z.string(),
  resumedAt: z.string().nullable().default(null),
  resumeStep: z.int().min(0).nullable().default(null),
  status: z.enum(statuses),
  // Absent in runs of earlier versions.
  engineName: z.string().nullable().default(null),
  engine: z.string().nullable(),
  device: z.string().nullable(),
  threads: z.int().min(0).nullable().default(null),
  params: z.int().min(0),
  stepsPerEpoch: z.int().min(0),
  lastEpoch: epochSchema.nullable(),
  testAccuracy: z.number().nullable(),
  failure: failureSchema.nullable(),
  leader: z.int().min(0),
  dataFolder: z.string().nullable().default(null),
});

export function writeRunFile({ summary, ...led }: RunFile): Promise<void> {
  // The folder may be moved, whose run it is depends on who asks, and the settings have a file of their own.
  const { id: _id, folder, own: _own, settings: _settings, ...kept } = summary;
  return writeJsonFile(join(folder, 'run.json'), { ...kept, ...led });
}

/** Reads a run's folder, or null where it is none. Nothing on the disk is the reader's own. */
export async function readRunFile(id: string, folder: string): Promise<RunFile | null> {
  const stored = await readJsonFile(join(folder, 'run.json'), runFileSchema);
  if (stored === null) return null;
  const { number, stepsPerEpoch, leader, dataFolder, ...summary } = stored;
  const settings = await readSettings(folder);
  return { summary: { ...summary, id, folder, own: false, settings }, number, stepsPerEpoch, leader, dataFolder };
}

export function writeSettings(folder: string, settings: TrainingSettings): Promise<void> {
  return writeJsonFile(join(folder, 'settings.json'), settings);
}

/** Damaged settings are shown as far as they can be read. */
async function readSettings(folder: string): Promise<TrainingSettings> {
  let stored: unknown = null;
  try {
    stored = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));
  } catch {
    // The defaults then.
  }
  return resolveTraining(isJsonObject(stored) ? stored : undefined).settings;
}
