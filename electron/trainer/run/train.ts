import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { jsonText, writeAtomically } from '../runFolder/atomicWrite';
import { cutMetrics } from '../runFolder/cutMetrics';
import { describeEnvironment } from '../runFolder/environment';
import type { TrainingState } from '../runFolder/TrainingState';
import { Checkpoints } from './Checkpoints';
import type { Post, PreparedRun } from './prepare';
import { prepareRun } from './prepare';
import type { RunControl } from './RunControl';
import { StopRequested } from './RunControl';
import { mostSkippedTold, RunRecorder } from './RunRecorder';
import { stepsPerEpoch } from './stepsPerEpoch';
import type { RunEnd } from './TrainingRun';
import { TrainingRun } from './TrainingRun';

const now = () => performance.now();

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
  if (job.resume !== false) await forgetLater(job.runFolder, prepared.state);
  const recorder = new RunRecorder(
    job,
    control,
    post,
    now,
    {
      totalSteps: stepsPerEpoch(prepared.split, job.settings) * job.settings.epochs,
      resumedStep: job.resume !== false ? prepared.state.step : null,
    },
    Math.min(prepared.source.skipped.length, mostSkippedTold),
  );
  try {
    announce(job, prepared, post);
    const saved = job.resume !== false ? prepared.state : null;
    const checkpoints = new Checkpoints(job.runFolder, prepared.model, recorder, now, saved);
    return await new TrainingRun(job, prepared, recorder, checkpoints, now).run();
  } finally {
    recorder.close();
    prepared.model.dispose();
    prepared.source.close();
  }
}

/** What was recorded after the checkpoint is recorded again, and weights that will change have not been judged. */
async function forgetLater(runFolder: string, state: TrainingState): Promise<void> {
  await cutMetrics(join(runFolder, 'metrics.jsonl'), state);
  await rm(join(runFolder, 'evaluation.json'), { force: true });
}

function announce(job: TrainJob, { engine, plan, split, source, state }: PreparedRun, post: Post): void {
  post({
    type: 'started',
    runId: job.runId,
    engine: engine.description,
    params: plan.totals.params,
    stepsPerEpoch: stepsPerEpoch(split, job.settings),
    images: { train: split.train.length, validation: split.validation.length, test: source.testCount },
    skipped: source.skipped.slice(0, mostSkippedTold),
    resumed: job.resume !== false ? { step: state.step, epoch: state.epoch } : null,
  });
}
