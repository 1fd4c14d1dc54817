import { compile } from '../../../src/compiler/compile';
import type { Plan } from '../../../src/compiler/Plan';
import type { EngineName, TrainerMessage, TrainJob } from '../../../src/contract/trainerMessages';
import type { RunPhase } from '../../../src/training/RunRecord';
import type { Split } from '../../../src/training/split';
import { splitTraining } from '../../../src/training/split';
import type { DataSource } from '../data/DataSource';
import { javascriptDecoder } from '../data/imageFolder/javascriptDecoder';
import { openDataset } from '../data/openDataset';
import { usualCacheBytes } from '../data/PixelCache';
import type { Engine, Model } from '../engines/Engine';
import { openEngine } from '../engines/openEngine';
import { RunError } from '../failure';
import type { TrainingState } from '../runFolder/TrainingState';
import { dataOf } from './dataOf';
import { firstState } from './firstState';
import { initialWeights } from './initialWeights';
import type { RunControl } from './RunControl';
import { restore } from './restore';

export type Post = (message: TrainerMessage) => void;

/** All that a training needs, ready to start. */
export type PreparedRun = {
  readonly engine: Engine;
  readonly source: DataSource;
  readonly plan: Plan;
  readonly model: Model;
  readonly split: Split;
  /** Where the training begins, or goes on. */
  readonly state: TrainingState;
};

const engineTitles: { readonly [name in EngineName]: string } = {
  tensorflow: 'TensorFlow',
  'tfjs-node': 'TensorFlow',
  'tfjs-wasm': 'the WebAssembly engine',
};

/** Opens engine and data, compiles the network against the data and builds it with its first weights. */
export async function prepareRun(job: TrainJob, control: RunControl, post: Post): Promise<PreparedRun> {
  const { document, settings, runId } = job;
  const phase = (name: RunPhase, progress: number | null, text: string) =>
    post({ type: 'phase', runId, phase: name, progress, text });
  const pass = () => control.checkpoint(...pauseMessages(runId, post));

  phase('preparing', null, `Loading ${engineTitles[job.engine]}`);
  const ownPlan = compile(document, { dataset: null });
  // Loading the engine takes all of this thread: by then, threads of the system are reading the data.
  const loading = pass().then(() => openEngine(job.engine));
  const opening = openDataset(settings.dataset, {
    search: job.dataFolders.search,
    inputShape: inputShape(ownPlan),
    seed: settings.seed,
    decoder: {
      decode: async (files, size) => ((await loading).decoder ?? javascriptDecoder).decode(files, size),
    },
    cache: { memoryBytes: usualCacheBytes(), scratchFolder: job.runFolder },
    onProgress: (progress, text) => phase('loading', progress, text),
    signal: control.signal,
  });
  const [engine, source] = await Promise.all([loading, opening]);
  await pass();
  phase('preparing', null, 'Building the network');
  const plan = compile(document, { dataset: source.facts });
  refuseErrors(plan);
  const split = splitTraining(source.trainCount, settings);
  if (split.train.length === 0) {
    throw new RunError({ code: 'no-images', message: `${source.facts.title} has no image to learn from.` });
  }
  const model = await engine.build(plan, settings);
  if (job.resume !== false)
    return { engine, source, plan, model, split, state: await restore(job, model, dataOf(source, split)) };
  await model.setWeights(initialWeights(plan, settings.seed));
  return { engine, source, plan, model, split, state: firstState(dataOf(source, split)) };
}

/** The two messages around a pause, for `RunControl.checkpoint`. */
export function pauseMessages(runId: string, post: Post): [onPause: () => void, onResume: () => void] {
  return [() => post({ type: 'paused', runId }), () => post({ type: 'resumed', runId })];
}

function inputShape(plan: Plan) {
  return plan.inputId === null ? null : (plan.layerById.get(plan.inputId)?.outputShape ?? null);
}

function refuseErrors(plan: Plan): void {
  if (plan.ok) return;
  const first = plan.diagnostics.find(({ severity }) => severity === 'error');
  throw new RunError({
    code: 'network-has-errors',
    message: first?.message ?? 'The network has an error and cannot be trained.',
  });
}
