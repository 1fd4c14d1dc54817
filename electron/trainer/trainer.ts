import { join } from 'node:path';
import { compile } from '../../src/compiler/compile';
import type { TrainerCommand, TrainJob } from '../../src/contract/trainerMessages';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import type { RunFailure, RunStatus } from '../../src/training/RunRecord';
import { openChannel } from './channel';
import { setComputeEnvironment } from './engines/computeEnvironment';
import { openEngine } from './engines/openEngine';
import { exportNetwork } from './export/exportNetwork';
import { toFailure } from './failure';
import { importModel } from './import/importModel';
import { predictImages } from './predict/predict';
import { RunControl } from './run/RunControl';
import { train } from './run/train';
import { jsonText, writeAtomically } from './runFolder/atomicWrite';
import type { LayerNames } from './tensorflowFailure';

/**
 * The training process: it serves one run (or one prediction, export, import or question about an engine) and ends. Every failure
 * is a `failed` message in the user's words; the exit code is then still 0.
 */
const channel = openChannel();
const control = new RunControl();
let working = false;

channel.onCommand((command) => {
  handle(command).catch((error: unknown) => {
    channel.post({ type: 'failed', runId: null, failure: toFailure(error) });
    channel.end(0);
  });
});
channel.post({ type: 'ready' });

async function handle(command: TrainerCommand): Promise<void> {
  switch (command.type) {
    case 'pause':
      return control.pause();
    case 'resume':
      return control.resume();
    case 'stop':
      control.stop();
      if (!working) channel.end(0);
      return;
    case 'train':
      setComputeEnvironment(command.job);
      return work(() => runTraining(command.job));
    case 'predict':
      setComputeEnvironment({ threads: null, device: 'auto' });
      return work(async () => {
        channel.post({ type: 'predicted', outputs: await predictImages(command.job) });
      });
    case 'export':
      return work(async () => {
        channel.post({ type: 'exported', result: await exportNetwork(command.job) });
      });
    case 'import':
      return work(async () => {
        channel.post({ type: 'imported', result: await importModel(command.job) });
      });
    case 'describe':
      return work(async () => {
        setComputeEnvironment(command);
        const { description } = await openEngine(command.engine);
        channel.post({ type: 'described', description });
      });
  }
}

async function work(task: () => Promise<void>): Promise<void> {
  if (working) throw new Error('A trainer process does one thing only.');
  working = true;
  await task();
  channel.end(0);
}

async function runTraining(job: TrainJob): Promise<void> {
  const { runId, runFolder } = job;
  try {
    await writeStatus(runFolder, 'running', null, null);
    const { reason, text } = await train(job, control, channel.post);
    await writeStatus(runFolder, reason === 'stopped' ? 'stopped' : 'done', text, null);
    channel.post({ type: 'done', runId, reason });
  } catch (error) {
    const failure = toFailure(error, layerNames(job.document));
    try {
      await writeStatus(runFolder, 'failed', failure.message, failure);
    } catch {
      // The folder may be what failed; the message says so.
    }
    channel.post({ type: 'failed', runId, failure });
  }
}

/** What the user calls the layers. */
function layerNames(document: NetworkDocument): LayerNames {
  const plan = compile(document);
  return (layerId) => plan.layerById.get(layerId)?.name ?? null;
}

function writeStatus(
  runFolder: string,
  status: RunStatus,
  reason: string | null,
  failure: RunFailure | null,
): Promise<void> {
  return writeAtomically(join(runFolder, 'status.json'), jsonText({ status, reason, failure }));
}
