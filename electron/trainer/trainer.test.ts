import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainJob } from '../../src/contract/trainerMessages';
import { engineNames } from '../../src/contract/trainerMessages';
import { parseMetrics } from './runFolder/MetricsFile';
import { readWeights, weightsFinite } from './runFolder/weightsFile';
import { chainDocument, mnistDocument, trainingSettings } from './testing/networks';
import { TrainerRuns } from './testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

const json = (job: TrainJob, file: string) => JSON.parse(readFileSync(join(job.runFolder, file), 'utf8'));
const metrics = (job: TrainJob) => parseMetrics(readFileSync(join(job.runFolder, 'metrics.jsonl'), 'utf8'));
const vastDocument = chainDocument(
  ['Input', { shape: [28, 28, 1] }],
  ['UpSampling2D', { size: [64, 64] }],
  ['GlobalAveragePooling2D'],
  ['Dense', { units: 10, activation: 'softmax' }],
);
const endless = trainingSettings({ epochs: 10_000, batchSize: 8, validationSplit: 0 });

describe('a training', () => {
  it('learns MNIST, says all that happens and leaves a whole run folder', async () => {
    const settings = trainingSettings({ dataset: 'mnist', batchSize: 64, epochs: 1, limit: 2000 });
    const job = runs.newJob({ document: mnistDocument, settings });
    const trainer = runs.start(job);
    const done = await trainer.waitFor('done');
    expect(await trainer.exited).toEqual({ code: 0, signal: null });

    expect(done).toEqual({ type: 'done', runId: job.runId, reason: 'finished' });
    const [started] = trainer.of('started');
    expect(started).toMatchObject({
      params: 12_810,
      stepsPerEpoch: 29,
      images: { train: 1800, validation: 200, test: 10_000 },
      skipped: [],
    });
    expect(started?.engine.library).toMatch(/^TensorFlow \d+\.\d+/);
    const [epoch] = trainer.of('epoch');
    expect(epoch).toMatchObject({ epoch: 1, step: 29 });
    expect(epoch?.valAccuracy).toBeGreaterThan(0.5);
    const { evaluation } = await trainer.waitFor('evaluation');
    expect(evaluation.images).toBe(10_000);
    expect(evaluation.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(10_000);
    const wrong = 10_000 - evaluation.confusion.reduce((sum, row, actual) => sum + (row[actual] ?? 0), 0);
    expect(1 - wrong / 10_000).toBeCloseTo(evaluation.accuracy, 5);
    expect(evaluation.mistakes).toHaveLength(Math.min(wrong, 200));

    expect(json(job, 'status.json')).toMatchObject({ status: 'done', failure: null });
    expect(json(job, 'evaluation.json')).toEqual(evaluation);
    expect(json(job, 'environment.json')).toMatchObject({ ...started?.engine, seed: 1 });
    const lines = metrics(job);
    expect(lines.filter(({ type }) => type === 'batch').map(({ step }) => step)).toEqual(
      Array.from({ length: 29 }, (_, index) => index + 1),
    );
    expect(lines[lines.length - 1]).toMatchObject({ type: 'epoch', loss: epoch?.loss });
    for (const kept of ['weights', 'best']) {
      const { step, weights } = await readWeights(join(job.runFolder, kept));
      expect([step, weightsFinite(weights)]).toEqual([29, true]);
    }
  });

  it.each(['tensorflow', 'tfjs-node'] as const)(
    'on %s gives the same curve for the same seed, and another for another',
    async (engine) => {
      const jobs = [1, 1, 2].map((seed) => {
        const job = runs.newJob({ engine });
        return { ...job, settings: { ...job.settings, seed } };
      });
      const losses: number[][] = [];
      for (const job of jobs) {
        await runs.start(job).waitFor('done');
        losses.push(metrics(job).map(({ loss }) => loss));
      }
      expect(losses[0]).toHaveLength(2 * 5 + 2);
      expect(losses[1]).toEqual(losses[0]);
      expect(losses[2]).not.toEqual(losses[0]);
    },
  );

  it('pauses, goes on exactly where it was, and stops with its weights saved', async () => {
    const job = runs.newJob({ settings: { ...endless, dataset: runs.shapes } });
    const trainer = runs.start(job);
    await trainer.waitFor('batch');
    trainer.send({ type: 'pause' });
    await trainer.waitFor('paused');
    const atPause = metrics(job).length;
    trainer.send({ type: 'resume' });
    await trainer.waitFor('resumed');
    await trainer.waitFor('batch', ({ step }) => step > atPause + 20);
    trainer.send({ type: 'stop' });
    expect(await trainer.waitFor('done')).toMatchObject({ reason: 'stopped' });
    await trainer.exited;

    const steps = metrics(job).filter(({ type }) => type === 'batch');
    const { step, weights } = await readWeights(join(job.runFolder, 'weights'));
    expect([step, weightsFinite(weights)]).toEqual([steps.length, true]);
    expect(json(job, 'status.json')).toMatchObject({ status: 'stopped' });
    // The messages may be averages of several steps; the file has every one.
    const undisturbed = runs.newJob({ settings: { ...endless, dataset: runs.shapes, epochs: 4 } });
    await runs.start(undisturbed).waitFor('done');
    const expected = metrics(undisturbed).filter(({ type }) => type === 'batch');
    expect(steps.slice(0, expected.length)).toEqual(expected.slice(0, steps.length));
  });

  it('stops before the data is there', async () => {
    const trainer = runs.start(runs.newJob({ document: mnistDocument, settings: { ...endless, dataset: 'mnist' } }));
    trainer.send({ type: 'stop' });
    expect(await trainer.waitFor('done')).toMatchObject({ reason: 'stopped' });
    expect(trainer.of('batch')).toEqual([]);
  });

  it('stops by itself when nothing improves, with the best weights', async () => {
    const earlyStopping = { monitor: 'valAccuracy', patience: 2, minDelta: 0.5 } as const;
    const job = runs.newJob();
    const trainer = runs.start({ ...job, settings: { ...job.settings, epochs: 50, earlyStopping } });
    expect(await trainer.waitFor('done')).toMatchObject({ reason: 'early-stopping' });
    expect(trainer.of('epoch').length).toBeLessThan(50);
    expect(json(job, 'status.json').reason).toMatch(/^Stopped after 2 epochs without a better validation accuracy/);
  });

  it('leaves metrics and weights readable when it is killed', async () => {
    const job = runs.newJob({ settings: { ...endless, dataset: runs.shapes } });
    const trainer = runs.start(job);
    const { step } = await trainer.waitFor('checkpoint', (checkpoint) => checkpoint.step > 12);
    trainer.kill();
    expect((await trainer.exited).signal).toBe('SIGKILL');
    // A checkpoint never knows more than the curves.
    expect(metrics(job).filter((line) => line.type === 'batch' && line.step <= step)).toHaveLength(step);
    expect((await readWeights(join(job.runFolder, 'weights'))).step).toBeGreaterThanOrEqual(step);
    expect(json(job, 'status.json')).toMatchObject({ status: 'running' });
  });

  it('trains on WebAssembly too', async () => {
    const trainer = runs.start(runs.newJob({ engine: 'tfjs-wasm' }));
    await trainer.waitFor('done');
    expect(trainer.of('started')[0]?.engine).toMatchObject({ engine: 'tfjs-wasm', device: 'CPU' });
    expect(trainer.of('evaluation')[0]?.evaluation.images).toBe(12);
  });
});

describe('a training that cannot go on says why', () => {
  const diverging = { type: 'sgd', learningRate: 1e30, momentum: 0, nesterov: false } as const;

  it.each([
    {
      name: 'a loss that is no number',
      change: (job: TrainJob) => ({ ...job, settings: { ...job.settings, optimizer: diverging } }),
      code: 'diverged',
      message: /^The loss became (not a number \(NaN\)|infinite) at step \d+.*learning rate of 1e\+30 is too high/,
    },
    {
      name: 'a data folder that is not there',
      change: (job: TrainJob) => ({ ...job, settings: { ...job.settings, dataset: join(runs.home, 'nowhere') } }),
      code: 'dataset-missing',
      message: /The data folder .*nowhere does not exist\.$/,
    },
    {
      name: 'data that is not on this computer',
      change: (job: TrainJob) => ({ ...job, settings: { ...job.settings, dataset: 'cifar10' } }),
      code: 'dataset-missing',
      message: /^CIFAR-10 is not on this computer\. Download it/,
    },
    {
      name: 'a network with an error',
      change: (job: TrainJob) => ({ ...job, document: chainDocument(['Input', { shape: [8, 8, 1] }]) }),
      code: 'network-has-errors',
      message: /./,
    },
    {
      name: 'a layer for which there is not enough memory',
      change: (job: TrainJob) => ({
        ...job,
        engine: 'tensorflow' as const,
        document: vastDocument,
        settings: trainingSettings({ dataset: 'mnist', batchSize: 60_000, validationSplit: 0 }),
      }),
      code: 'out-of-memory',
      message:
        /^There was not enough memory in UpSampling2D 1: 60,000 × .* numbers take [\d,]+ GB\. Try a smaller batch/,
    },
    {
      name: 'a run folder that is not there',
      change: (job: TrainJob) => ({ ...job, runFolder: join(runs.home, 'no', 'run') }),
      code: 'folder-unwritable',
      message: /^The folder of the run cannot be read or written\./,
    },
  ])('$name', async ({ change, code, message }) => {
    const original = runs.newJob();
    const job = change(original);
    const trainer = runs.start(job);
    const { failure, runId } = await trainer.waitFor('failed');
    expect(await trainer.exited).toEqual({ code: 0, signal: null });
    expect([runId, failure.code]).toEqual([job.runId, code]);
    expect(failure.message).toMatch(message);
    if (job.runFolder !== original.runFolder) return;
    expect(json(job, 'status.json')).toMatchObject({ status: 'failed', failure: { code } });
  });

  it('keeps the last good weights when the loss is no number', async () => {
    const job = runs.newJob();
    const trainer = runs.start({ ...job, settings: { ...job.settings, optimizer: diverging } });
    await trainer.waitFor('failed');
    expect(weightsFinite((await readWeights(join(job.runFolder, 'weights'))).weights)).toBe(true);
  });

  it.runIf(process.platform === 'linux')('a full disk', async () => {
    const job = runs.newJob();
    symlinkSync('/dev/full', join(job.runFolder, 'metrics.jsonl'));
    const { failure } = await runs.start(job).waitFor('failed');
    expect(failure).toMatchObject({ code: 'disk-full', message: expect.stringMatching(/^The disk is full/) });
    expect((await readWeights(join(job.runFolder, 'weights'))).step).toBe(0);
  });

  it('an engine that is not installed', async () => {
    const hide = join(runs.home, 'hide.cjs');
    writeFileSync(
      hide,
      `const Module = require('module'); const load = Module._load;
       Module._load = (name, ...rest) => {
         if (name === '@tensorflow/tfjs-node') throw new Error('not here');
         return load(name, ...rest);
       };`,
    );
    const { failure } = await runs.start(runs.newJob(), ['--require', hide]).waitFor('failed');
    expect(failure).toMatchObject({ code: 'engine-missing', message: expect.stringContaining('npm run engine') });
  });
});

describe('a trainer process also', () => {
  it.each(engineNames)('describes the engine %s', async (engine) => {
    const trainer = runs.process();
    trainer.send({ type: 'describe', engine, threads: 1, device: 'cpu' });
    const { description } = await trainer.waitFor('described');
    expect(description).toMatchObject({ engine, device: 'CPU', threads: 1 });
    expect((await trainer.exited).code).toBe(0);
  });
});
