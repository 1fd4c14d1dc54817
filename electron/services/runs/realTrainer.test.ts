import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleTrainer } from '../../trainer/testing/TrainerProcess';
import { forkTrainerWith } from '../forkTrainer';
import type { TrainerProcess } from '../ServicesHost';
import { imageFolder } from '../testing/images';
import { networkText, type TestServices, testServices } from '../testing/testServices';

let program = '';
beforeAll(async () => {
  program = await bundleTrainer();
});

/** Services with the trainer that the app ships; `trainers` are the processes that were started. */
function realServices(dataFolder?: string) {
  const trainers: TrainerProcess[] = [];
  const fork = forkTrainerWith(program);
  const services = testServices({
    ...(dataFolder === undefined ? {} : { dataFolder }),
    forkTrainer: () => {
      const trainer = fork();
      trainers.push(trainer);
      return trainer;
    },
  });
  return { services, trainers };
}

/** Waits until a run has ended this epoch. */
function reachedEpoch(services: TestServices, runId: string, epoch: number): Promise<void> {
  return new Promise((resolve) => {
    services.onEvent((event) => {
      if (event.type === 'epoch' && event.runId === runId && event.epoch.epoch >= epoch) resolve();
    });
  });
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
    await reachedEpoch(services, runId, 3);
    await vi.waitFor(() => expect(existsSync(join(folder, 'weights', 'weights.json'))).toBe(true), 30_000);
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

  it('a run that is stopped, or whose trainer is killed, goes on and ends as one that never stopped', async () => {
    const { services } = realServices();
    const whole = await services.startRun({ text: trainable(40), engine: 'tfjs-wasm' });
    await services.reached(whole.id, 'done', 'failed');
    const { id: runId } = await services.startRun({ text: trainable(40), engine: 'tfjs-wasm' });
    await reachedEpoch(services, runId, 3);
    await services.stopRun({ runId });
    const stopped = await services.reached(runId, 'stopped');
    expect(stopped.resumeStep).toBeGreaterThanOrEqual(3);
    expect(await services.testRun({ runId })).toMatchObject({ status: 'running' });
    await vi.waitFor(async () => expect((await services.listRuns({}))[0]?.status).toBe('stopped'), { timeout: 30_000 });
    const tested = await services.readRun({ runId });
    expect(tested.summary).toMatchObject({ resumeStep: stopped.resumeStep, lastEpoch: stopped.lastEpoch });
    expect(tested.evaluation?.accuracy).toBe(tested.summary.testAccuracy);
    await services.dispose();

    // Another start of the app, after one that was cut off.
    const file = join(stopped.folder, 'run.json');
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...stored, status: 'running', resumeStep: null, leader: 2 ** 30 }));
    const { services: later, trainers } = realServices(services.dataFolder);
    expect((await later.listRuns({}))[0]).toMatchObject({ status: 'interrupted', resumeStep: stopped.resumeStep });
    const resumed = await later.resumeRun({ runId, epochs: null });
    expect(resumed).toMatchObject({ own: true, status: 'running', engineName: 'tfjs-wasm', testAccuracy: null });
    await reachedEpoch(later, runId, 20);
    trainers[trainers.length - 1]?.kill();
    const { resumeStep } = await later.reached(runId, 'failed');
    expect(resumeStep).toBeGreaterThanOrEqual(stopped.resumeStep ?? 0);
    await later.resumeRun({ runId, epochs: null });
    const ended = await later.reached(runId, 'done');
    const [expected, found] = [await later.readRun({ runId: whole.id }), await later.readRun({ runId })];
    expect(found.batches).toEqual(expected.batches);
    expect(found.epochs.map(({ valLoss }) => valLoss)).toEqual(expected.epochs.map(({ valLoss }) => valLoss));
    expect(found.evaluation).toEqual(expected.evaluation);
    expect(ended).toMatchObject({ failure: null, startedAt: stopped.startedAt, name: stopped.name });
  });

  it('a run may train longer than it was meant to', async () => {
    const { services } = realServices();
    const { id: runId } = await services.startRun({ text: trainable(2), engine: 'tfjs-wasm' });
    await services.reached(runId, 'done');
    const again = services.resumeRun({ runId, epochs: null });
    await expect(again).rejects.toMatchObject({ problem: { code: 'run-finished' } });
    expect(await services.resumeRun({ runId, epochs: 3 })).toMatchObject({ settings: { epochs: 3 } });
    await vi.waitFor(async () => expect((await services.listRuns({}))[0]?.status).toBe('done'), { timeout: 30_000 });
    const { summary, epochs, batches, stepsPerEpoch } = await services.readRun({ runId });
    expect(summary).toMatchObject({ settings: { epochs: 3 }, lastEpoch: { epoch: 3 } });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(batches).toHaveLength(3 * stepsPerEpoch);
    expect(JSON.parse(await services.readRunDocument({ runId }))).toMatchObject({ training: { epochs: 3 } });
  });

  it('a run that cannot go on says why, and stays as it is', async () => {
    const { services } = realServices();
    const images = imageFolder({ dark: 20, light: 20 });
    const text = networkText('Real', { units: 2, epochs: 1 }).replace('"mnist"', JSON.stringify(images));
    const { id: runId, folder } = await services.startRun({ text, engine: 'tfjs-wasm' });
    const ended = await services.reached(runId, 'done');
    await services.dispose();
    const later = realServices(services.dataFolder).services;
    const rows = [
      { code: 'run-not-resumable', break: () => rename(join(folder, 'weights'), join(folder, 'elsewhere')) },
      { code: 'run-not-resumable', break: () => rename(join(folder, 'network.cnn.json'), join(folder, 'net')) },
      { code: 'dataset-missing', break: () => rename(images, `${images}-elsewhere`) },
    ];
    for (const row of rows.reverse()) {
      await row.break();
      const refused = later.resumeRun({ runId, epochs: 2 });
      await expect(refused).rejects.toMatchObject({ problem: { code: row.code } });
    }
    expect(await later.listRuns({})).toMatchObject([{ status: 'done', testAccuracy: ended.testAccuracy }]);
  });

  it('data that has changed since is refused in words', async () => {
    const { services } = realServices();
    const images = imageFolder({ dark: 20, light: 20 });
    const text = networkText('Real', { units: 2, epochs: 1 }).replace('"mnist"', JSON.stringify(images));
    const { id: runId } = await services.startRun({ text, engine: 'tfjs-wasm' });
    await services.reached(runId, 'done');
    await rm(join(images, 'dark', (await readdir(join(images, 'dark')))[0] as string));
    await services.resumeRun({ runId, epochs: 2 });
    const { failure } = await services.reached(runId, 'failed');
    expect(failure).toMatchObject({
      code: 'data-changed',
      message: expect.stringMatching(/^The data has changed since/),
    });
  });
});
