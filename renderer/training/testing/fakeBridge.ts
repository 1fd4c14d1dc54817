import type {
  Answer,
  Api,
  EngineStatus,
  Problem,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../../src/contract/api';
import type { DatasetDescription } from '../../../src/contract/datasets';
import type { Bridge, ServiceEvent } from '../../../src/contract/events';
import { settingsSchema } from '../../../src/contract/settings';
import type { BatchMetrics, EpochMetrics, RunDetail, RunSummary } from '../../../src/training/RunRecord';
import {
  type Curve,
  syntheticBatch,
  syntheticDataset,
  syntheticEpoch,
  syntheticEvaluation,
  syntheticImage,
  syntheticSummary,
} from './syntheticRun';

type Requests = { readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Problem };

export type FakeBridge = Bridge & {
  /** Sends an event as the services would. */
  readonly emit: (event: ServiceEvent) => void;
  /** The requests that were made, in order. */
  readonly calls: readonly { readonly name: RequestName; readonly input: unknown }[];
};

/** A bridge whose services answer from `requests`; what is not there is answered with a problem. */
export function fakeBridge(requests: Requests): FakeBridge {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const calls: { name: RequestName; input: unknown }[] = [];
  const answer =
    (name: RequestName) =>
    async (input: unknown): Promise<Answer<unknown>> => {
      calls.push({ name, input });
      const respond = requests[name] as ((input: unknown) => unknown) | undefined;
      if (respond === undefined) return { ok: false, problem: { code: 'missing', message: `${name} is not there.` } };
      const value = respond(input);
      if (typeof value === 'object' && value !== null && 'code' in value && 'message' in value) {
        return { ok: false, problem: value as Problem };
      }
      return { ok: true, value };
    };
  const api = new Proxy({} as Api, { get: (_, name) => answer(name as RequestName) });
  return {
    api,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathForFile: () => null,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    calls,
  };
}

export type PlayOptions = {
  /** Milliseconds between two messages of batches. */
  readonly interval: number;
  readonly batchesAtOnce: number;
  readonly curve: Curve;
  /** The run fails at this step. */
  readonly failAt?: number;
  readonly empty?: boolean;
};

/** A bridge that plays synthetic runs: for looking at the view without services. */
export function playingBridge({ interval, batchesAtOnce, curve, failAt, empty }: PlayOptions): FakeBridge {
  const finished = (id: string, seed: number, floor: number, changed: Partial<RunSummary>) => ({
    curve: { ...curve, seed, floor },
    summary: syntheticSummary(id, {
      testAccuracy: 1 - floor / 4,
      lastEpoch: syntheticEpoch({ ...curve, seed, floor }, curve.epochs),
      ...changed,
    }),
  });
  const runs = new Map(
    empty
      ? []
      : [
          finished('1', 11, 0.07, { name: 'Run 1, strides 2', startedAt: '2026-01-01T09:00:00.000Z' }),
          finished('2', 22, 0.12, { name: 'Run 2, global pooling', startedAt: '2026-01-01T09:30:00.000Z' }),
        ].map((run) => [run.summary.id, run] as const),
  );
  let settings = settingsSchema.parse({});
  let step = 0;
  let paused = false;
  let playing: RunSummary | null = null;
  const descriptions = new Map<string, DatasetDescription>([
    ['mnist', syntheticDataset('mnist', true)],
    ['fashion_mnist', syntheticDataset('fashion_mnist', false)],
    ['cifar10', syntheticDataset('cifar10', false)],
  ]);

  const update = (changed: Partial<RunSummary>) => {
    if (playing === null) return;
    playing = { ...playing, ...changed };
    runs.set(playing.id, { curve, summary: playing });
    bridge.emit({ type: 'run', summary: playing });
  };
  const tick = () => {
    if (playing === null || paused) return;
    const runId = playing.id;
    const batches: BatchMetrics[] = [];
    for (let count = 0; count < batchesAtOnce && step < curve.stepsPerEpoch * curve.epochs; count += 1) {
      step += 1;
      const batch = syntheticBatch(curve, step);
      batches.push(failAt !== undefined && step >= failAt ? { ...batch, loss: Number.NaN } : batch);
    }
    bridge.emit({ type: 'batches', runId, imagesPerSecond: 12_140, batches });
    const last = step % curve.stepsPerEpoch < batchesAtOnce ? Math.floor(step / curve.stepsPerEpoch) : 0;
    if (last > 0 && playing.lastEpoch?.epoch !== last) {
      const epoch: EpochMetrics = syntheticEpoch(curve, last);
      bridge.emit({ type: 'epoch', runId, epoch });
      update({ lastEpoch: epoch });
    }
    if (failAt !== undefined && step >= failAt) {
      const message = `The loss became infinite at step ${failAt}: the steps are too large. The last good weights are kept. Try a learning rate of 0.01 in place of 0.1.`;
      update({ status: 'failed', failure: { code: 'diverged', message, detail: 'loss = NaN at step 300' } });
      playing = null;
    } else if (step >= curve.stepsPerEpoch * curve.epochs) {
      bridge.emit({ type: 'evaluation', runId, evaluation: syntheticEvaluation() });
      update({ status: 'done', testAccuracy: 0.97 });
      playing = null;
    } else setTimeout(tick, interval);
  };
  const detailOf = (runId: string): RunDetail => {
    const run = runs.get(runId);
    const going = playing?.id === runId;
    const steps = going ? step : curve.stepsPerEpoch * curve.epochs;
    const shape = run?.curve ?? curve;
    return {
      summary: run?.summary ?? syntheticSummary(runId),
      stepsPerEpoch: shape.stepsPerEpoch,
      batches: Array.from({ length: steps }, (_, index) => syntheticBatch(shape, index + 1)),
      epochs: Array.from({ length: Math.floor(steps / shape.stepsPerEpoch) }, (_, index) =>
        syntheticEpoch(shape, index + 1),
      ),
      evaluation: going ? null : syntheticEvaluation(1 - shape.floor / 4),
    };
  };
  const engine: EngineStatus = {
    engine: 'tfjs-node',
    title: 'TensorFlow',
    installed: true,
    chosen: true,
    description: { engine: 'tfjs-node', library: 'TensorFlow 2.21.0', device: 'CPU', threads: 2 },
    missing: null,
  };
  const describe = (dataset: string): DatasetDescription | Problem =>
    descriptions.get(dataset) ?? { code: 'folder-missing', message: `There is no folder ${dataset}.` };
  const bridge = fakeBridge({
    appInfo: () => ({
      version: '0.1.0',
      platform: 'linux',
      frontEnd: 'browser',
      nativeDialogs: false,
      documentsFolder: '/home/ada/ConvCanvas',
      openAtStart: null,
    }),
    getSettings: () => settings,
    changeSettings: (changed) => {
      settings = settingsSchema.parse({ ...settings, ...changed });
      return settings;
    },
    listRecent: () => [],
    listDocuments: () => [],
    readRecovery: () => null,
    writeRecovery: () => null,
    clearRecovery: () => null,
    reportState: () => null,
    listEngines: () => [engine],
    listDatasets: () => [...descriptions.values()],
    describeDataset: ({ dataset }) => describe(dataset),
    previewDataset: ({ dataset, count }) => {
      const description = describe(dataset);
      if ('code' in description) return description;
      const samples = description.available
        ? Array.from({ length: count }, (_, index) => syntheticImage(index % 10, index))
        : [];
      return { description, samples };
    },
    testImages: ({ indices }) => indices.map((index) => syntheticImage(Math.floor(index / 100), index)),
    startRun: () => {
      const summary = syntheticSummary('3', {
        name: 'Run 3',
        status: 'running',
        startedAt: new Date().toISOString(),
        settings: { ...syntheticSummary('3').settings, epochs: curve.epochs },
      });
      step = 0;
      paused = false;
      playing = summary;
      runs.set('3', { curve, summary });
      setTimeout(() => {
        const { stepsPerEpoch } = curve;
        const images = { train: 54_000, validation: 6000, test: 10_000 };
        bridge.emit({ type: 'runStarted', runId: '3', stepsPerEpoch, images, skipped: [] });
        tick();
      }, 300);
      return summary;
    },
    pauseRun: () => {
      paused = true;
      update({ status: 'paused' });
      return null;
    },
    resumeRun: () => {
      paused = false;
      update({ status: 'running' });
      tick();
      return null;
    },
    stopRun: () => {
      update({ status: 'stopped' });
      playing = null;
      return null;
    },
    listRuns: () => [...runs.values()].map((run) => run.summary),
    readRun: ({ runId }) => detailOf(runId),
    renameRun: () => null,
    deleteRun: ({ runId }) => {
      runs.delete(runId);
      return null;
    },
  });
  return bridge;
}
