import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { jsonText, writeAtomically } from '../runFolder/atomicWrite';
import { describeEnvironment } from '../runFolder/environment';
import { Checkpoints } from './Checkpoints';
import type { Post, PreparedRun } from './prepare';
import { prepareRun } from './prepare';
import type { RunControl } from './RunControl';
import { StopRequested } from './RunControl';
import { RunRecorder } from './RunRecorder';
import type { RunEnd } from './TrainingRun';
import { TrainingRun } from './TrainingRun';

const now = () => performance.now();

/** More skipped files than anybody reads are not sent. */
const mostSkippedTold = 1000;

/**
 * A whole run, from opening the engine to the judgement on the test images. Throws what `toFailure` can put into words;
 * a stop that the user asked for is no failure.
 */
export async function train(job: TrainJob, control: RunControl, post: Post): Promise<RunEnd> {
  const startedAt = new Date();
  let prepared: PreparedRun;
  try {
    prepared = await prepareRun(job, control, post);
  } catch (error) {
    if (error instanceof StopRequested) return { reason: 'stopped', text: 'Stopped before the first step.' };
    throw error;
  }
  const environment = describeEnvironment(prepared.engine.description, job.settings.seed, startedAt);
  await writeAtomically(join(job.runFolder, 'environment.json'), jsonText(environment));
  const recorder = new RunRecorder(job, control, post, now);
  try {
    announce(job, prepared, post);
    const checkpoints = new Checkpoints(job.runFolder, prepared.model, now);
    return await new TrainingRun(job, prepared, recorder, checkpoints, now).run();
  } finally {
    recorder.close();
    prepared.model.dispose();
  }
}

function announce(job: TrainJob, { engine, plan, split, source }: PreparedRun, post: Post): void {
  post({
    type: 'started',
    runId: job.runId,
    engine: engine.description,
    params: plan.totals.params,
    stepsPerEpoch: Math.ceil(split.train.length / job.settings.batchSize),
    images: { train: split.train.length, validation: split.validation.length, test: source.testCount },
    skipped: source.skipped.slice(0, mostSkippedTold),
  });
}
