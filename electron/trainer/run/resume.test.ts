import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { RandomStream } from '../../../src/training/random';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import { readCheckpoint, readWeights } from '../runFolder/weightsFile';
import { trainingSettings } from '../testing/networks';
import { metricsOf, TrainerRuns } from '../testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

const settings = (changes: Partial<TrainingSettings> = {}) =>
  trainingSettings({ dataset: runs.shapes, batchSize: 4, epochs: 12, validationSplit: 0.25, ...changes });

/** All that a finished run leaves and that must not depend on how often it was interrupted. */
async function leftBy(job: TrainJob) {
  const evaluation: unknown = JSON.parse(readFileSync(join(job.runFolder, 'evaluation.json'), 'utf8'));
  const [last, best] = await Promise.all([
    readCheckpoint(join(job.runFolder, 'weights')),
    readWeights(join(job.runFolder, 'best')),
  ]);
  return { metrics: metricsOf(job), evaluation, weights: last.weights, optimizer: last.resume?.optimizer, best };
}

/** Trains to the end without an interruption. */
async function undisturbed(changes: Partial<TrainJob>): Promise<TrainJob> {
  const job = runs.newJob(changes);
  await runs.start(job).waitFor('done');
  return job;
}

describe('a run that is stopped and goes on', () => {
  it.each([
    ['adam', { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
    ['sgd with momentum', { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true }],
  ] as const)('ends as one that never stopped: %s', async (_, optimizer) => {
    const random = new RandomStream(7, optimizer.type);
    const whole = await undisturbed({ settings: settings({ optimizer }) });
    const job = runs.newJob({ settings: settings({ optimizer }) });
    for (let stops = 0; stops < 3; stops++) {
      const trainer = runs.start({ ...job, resume: stops > 0 });
      const from = (await trainer.waitFor('started')).resumed?.step ?? 0;
      const until = from + 1 + random.below(25);
      await trainer.waitFor('batch', ({ step }) => step >= until);
      trainer.send({ type: 'stop' });
      await trainer.waitFor('done');
      await trainer.exited;
    }
    const last = runs.start({ ...job, resume: true });
    expect((await last.waitFor('started')).resumed?.step).toBeGreaterThan(0);
    expect(await last.waitFor('done')).toMatchObject({ reason: 'finished' });
    expect(await leftBy(job)).toEqual(await leftBy(whole));
  });

  it('may train longer than it was meant to', async () => {
    const whole = await undisturbed({ settings: settings({ epochs: 5 }) });
    const job = await undisturbed({ settings: settings({ epochs: 2 }) });
    await runs.start({ ...job, resume: true, settings: settings({ epochs: 5 }) }).waitFor('done');
    expect(await leftBy(job)).toEqual(await leftBy(whole));
  });
});
