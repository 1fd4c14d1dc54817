import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineName, TrainJob } from '../../../src/contract/trainerMessages';
import { RandomStream } from '../../../src/training/random';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import { trainingSettings } from '../testing/networks';
import { leftBy, TrainerRuns } from '../testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

const settings = (changes: Partial<TrainingSettings> = {}) =>
  trainingSettings({ dataset: runs.shapes, batchSize: 4, epochs: 12, validationSplit: 0.25, ...changes });

/** Trains to the end without an interruption. */
async function undisturbed(changes: Partial<TrainJob>): Promise<TrainJob> {
  const job = runs.newJob(changes);
  await runs.start(job).waitFor('done');
  return job;
}

describe('a run that is stopped and goes on', () => {
  it.each<readonly [EngineName, string, Partial<TrainingSettings>]>([
    [
      'tensorflow',
      'adam, a learning rate that falls on plateaus',
      {
        optimizer: { type: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
        schedule: {
          type: 'reduceOnPlateau',
          monitor: 'valLoss',
          factor: 0.5,
          patience: 1,
          minDelta: 0.05,
          minLearningRate: 1e-5,
          warmupEpochs: 0.5,
        },
      },
    ],
    [
      'tfjs-node',
      'momentum, a cosine, clipped gradients, early stopping',
      {
        epochs: 40,
        optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true },
        schedule: { type: 'cosine', minimum: 0.1, warmupEpochs: 1 },
        gradientClipping: { type: 'globalNorm', limit: 1 },
        earlyStopping: { monitor: 'valAccuracy', patience: 8, minDelta: 0 },
      },
    ],
  ])(
    'ends as one that never stopped: %s, %s',
    async (engine, name, changes) => {
      const random = new RandomStream(7, name);
      const whole = await undisturbed({ engine, settings: settings(changes) });
      const job = runs.newJob({ engine, settings: settings(changes) });
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
      expect(await last.waitFor('done')).toMatchObject({ type: 'done' });
      expect(await leftBy(job)).toEqual(await leftBy(whole));
    },
    300_000,
  );

  it('may train longer than it was meant to', async () => {
    const whole = await undisturbed({ engine: 'tensorflow', settings: settings({ epochs: 5 }) });
    const job = await undisturbed({ engine: 'tensorflow', settings: settings({ epochs: 2 }) });
    await runs.start({ ...job, resume: true, settings: settings({ epochs: 5 }) }).waitFor('done');
    expect(await leftBy(job)).toEqual(await leftBy(whole));
  }, 300_000);
});
