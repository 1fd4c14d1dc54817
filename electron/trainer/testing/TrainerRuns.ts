import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import type { MetricsLine } from '../runFolder/MetricsFile';
import { parseMetrics } from '../runFolder/MetricsFile';
import { readCheckpoint, readWeights } from '../runFolder/weightsFile';
import { shapesDocument, trainingSettings } from './networks';
import { writeShapes } from './shapes';
import { bundleTrainer, TrainerProcess } from './TrainerProcess';

/** Runs of real trainer processes on a folder of small images. `home`: where all of it lies. */
export class TrainerRuns {
  private runs = 0;

  private constructor(
    private readonly bundle: string,
    readonly home: string,
  ) {
    writeShapes(this.shapes, 30);
  }

  static async create(): Promise<TrainerRuns> {
    return new TrainerRuns(await bundleTrainer(), mkdtempSync(join(tmpdir(), 'trainer-test-')));
  }

  /** The folder of images: two classes. */
  get shapes(): string {
    return join(this.home, 'shapes');
  }

  newJob(changes: Partial<TrainJob> = {}): TrainJob {
    const runId = `run-${++this.runs}`;
    const runFolder = join(this.home, runId);
    mkdirSync(runFolder);
    return {
      runId,
      runFolder,
      resume: false,
      document: shapesDocument,
      settings: trainingSettings({ dataset: this.shapes, batchSize: 8, epochs: 2, validationSplit: 0.25 }),
      engine: 'tfjs-node',
      threads: null,
      device: 'auto',
      dataFolders: { search: [] },
      ...changes,
    };
  }

  start(job: TrainJob, execArgv: readonly string[] = [], execPath?: string): TrainerProcess {
    const trainer = this.process(execArgv, execPath);
    trainer.send({ type: 'train', job });
    return trainer;
  }

  /** A trainer that was told nothing yet. */
  process(execArgv: readonly string[] = [], execPath?: string): TrainerProcess {
    return new TrainerProcess(this.bundle, execArgv, execPath);
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
    rmSync(this.bundle, { force: true });
  }
}

/** All that a finished run leaves and that must not depend on how often it was interrupted. */
export async function leftBy(job: TrainJob) {
  const evaluation: unknown = JSON.parse(readFileSync(join(job.runFolder, 'evaluation.json'), 'utf8'));
  const [last, best] = await Promise.all([
    readCheckpoint(join(job.runFolder, 'weights')),
    readWeights(join(job.runFolder, 'best')),
  ]);
  return { metrics: metricsOf(job), evaluation, weights: last.weights, optimizer: last.resume?.optimizer, best };
}

/** What a run recorded, without what the clock says. */
export function metricsOf({ runFolder }: TrainJob): readonly Record<string, unknown>[] {
  return parseMetrics(readFileSync(join(runFolder, 'metrics.jsonl'), 'utf8')).map(withoutTime);
}

function withoutTime(line: MetricsLine): Record<string, unknown> {
  if (line.type === 'batch') return line;
  const { seconds: _seconds, imagesPerSecond: _imagesPerSecond, ...kept } = line;
  return kept;
}
