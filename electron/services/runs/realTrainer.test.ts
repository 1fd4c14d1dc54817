import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleTrainer } from '../../trainer/testing/TrainerProcess';
import { forkTrainerWith } from '../forkTrainer';
import type { TrainerProcess } from '../ServicesHost';
import { imageFolder } from '../testing/images';
import { networkText, testServices } from '../testing/testServices';

let program = '';
beforeAll(async () => {
  program = await bundleTrainer();
});

/** Services with the trainer that the app ships; `trainers` are the processes that were started. */
function realServices() {
  const trainers: TrainerProcess[] = [];
  const fork = forkTrainerWith(program);
  const services = testServices({
    forkTrainer: () => {
      const trainer = fork();
      trainers.push(trainer);
      return trainer;
    },
  });
  return { services, trainers };
}

const trainable = (epochs: number) =>
  networkText('Real', { units: 2, epochs }).replace('"mnist"', JSON.stringify(imageFolder({ dark: 20, light: 20 })));

describe('with the real trainer', () => {
  it('a run is recorded from start to end', async () => {
    const { services } = realServices();
    const { id: runId } = await services.startRun({ text: trainable(2), engine: 'tfjs-wasm' });
    const ended = await services.reached(runId, 'done', 'failed');
    expect(ended).toMatchObject({ status: 'done', params: 1570, lastEpoch: { epoch: 2 } });
    const { batches, epochs, evaluation, stepsPerEpoch } = await services.readRun({ runId });
    expect(batches).toHaveLength(2 * stepsPerEpoch);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(evaluation?.accuracy).toBe(ended.testAccuracy);
    expect(services.events.find(({ type }) => type === 'runStarted')).toMatchObject({
      images: { train: 29, validation: 3, test: 8 },
    });
  });

  it('a trainer that is killed is a failed run whose folder can be read', async () => {
    const { services, trainers } = realServices();
    const { id: runId, folder } = await services.startRun({ text: trainable(10_000), engine: 'tfjs-wasm' });
    await new Promise<void>((resolve) => {
      services.onEvent((event) => {
        if (event.type === 'epoch' && event.epoch.epoch === 3) resolve();
      });
    });
    trainers[trainers.length - 1]?.kill();
    const { failure } = await services.reached(runId, 'failed');
    expect(failure?.code).toBe('trainer-died');
    await services.dispose();
    const later = testServices({ dataFolder: services.dataFolder });
    const { summary, batches, epochs } = await later.readRun({ runId });
    expect(summary).toMatchObject({ status: 'failed', failure: { code: 'trainer-died' } });
    expect(epochs.length).toBeGreaterThanOrEqual(2);
    expect(batches.length).toBeGreaterThanOrEqual(2);
    expect(JSON.parse(readFileSync(join(folder, 'weights', 'weights.json'), 'utf8'))).toHaveProperty('weights');
  });
});
