import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RandomStream } from '../../../src/training/random';
import { readTrainingState } from '../runFolder/weightsFile';
import { trainingSettings } from '../testing/networks';
import { leftBy, metricsOf, TrainerRuns } from '../testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

const kills = 10;

/** With so many epochs that ten kills, so many steps apart, come before the end. */
it.each([
  ['tensorflow', 100, 90],
  ['tfjs-node', 40, 30],
] as const)(
  'ten kills at random moments cost nothing but the steps since the last checkpoint: %s',
  async (engine, epochs, apart) => {
    const settings = trainingSettings({ dataset: runs.shapes, batchSize: 4, epochs, validationSplit: 0.25 });
    const whole = runs.newJob({ engine, settings });
    await runs.start(whole).waitFor('done');
    const random = new RandomStream(9, engine);
    const job = runs.newJob({ engine, settings });
    const weights = join(job.runFolder, 'weights');
    for (let kill = 0; kill < kills; kill++) {
      const trainer = runs.start({ ...job, resume: kill > 0 });
      const from = (await trainer.waitFor('started')).resumed?.step ?? 0;
      const until = from + random.below(apart);
      await trainer.waitFor('batch', ({ step }) => step > until);
      // Anywhere in a step, or while a checkpoint is written.
      await delay(random.below(40));
      trainer.kill();
      expect((await trainer.exited).signal).toBe('SIGKILL');
      const told = trainer.of('checkpoint').map(({ step }) => step);
      const state = await readTrainingState(weights);
      const step = state?.step ?? -1;
      expect(step).toBeGreaterThanOrEqual(Math.max(from, ...told));
      const recorded = metricsOf(job).filter((line) => line.type === 'batch' && Number(line.step) <= step);
      expect(recorded).toHaveLength(step);
    }
    await runs.start({ ...job, resume: true }).waitFor('done');
    expect(await leftBy(job)).toEqual(await leftBy(whole));
  },
  400_000,
);
