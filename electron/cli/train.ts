import { resolve } from 'node:path';
import type { ServiceEvent } from '../../src/contract/events';
import { applyEdits, type Edit } from '../../src/document/edits';
import { serializeDocument } from '../../src/document/fileFormat';
import type { Json } from '../../src/document/json';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import type { RunSummary } from '../../src/training/RunRecord';
import { resolveTraining } from '../../src/training/resolveTraining';
import type { RunningServices } from '../services/createServices';
import { problem } from '../services/problems';
import { chooseData } from './chooseData';
import { computeRequest } from './computeRequest';
import { type ExitStatus, note, printJson } from './output';
import { readNetwork } from './readNetwork';
import { TrainReport } from './TrainReport';
import { withServices } from './withServices';

export type TrainOptions = Readonly<Record<string, string | boolean | undefined>>;

/** Option -> field of the document's training settings. */
const numberFields = { epochs: 'epochs', batchSize: 'batchSize', seed: 'seed', limit: 'limit' } as const;

/** Trains a network as the window does, with an event a line. Status 1 where the network has errors or the run failed. */
export async function train(file: string, options: TrainOptions): Promise<ExitStatus> {
  const json = options.json === true;
  const read = await readNetwork(file);
  if (!read.ok) {
    if (json) printJson({ type: 'failed', code: read.error.code, message: read.error.message });
    note(`${file}: ${read.error.message}`);
    return 2;
  }
  const data = await chooseData(read.document, file, typeof options.data === 'string' ? options.data : null);
  const edits: readonly Edit[] = [
    ...overrides(options),
    { type: 'setTraining', field: 'dataset', value: data.dataset },
  ];
  const document = applyEdits(read.document, edits).document;
  return withServices((services) => follow(services, document, data.folder, options, json));
}

function overrides(options: TrainOptions): readonly Edit[] {
  return Object.entries(numberFields).flatMap(([option, field]) => {
    const text = options[option];
    return typeof text === 'string' ? [setting(option, field, Number(text), text)] : [];
  });
}

/** A value that the settings would refuse is a mistake of the call, not of the network. */
function setting(option: string, field: string, value: Json, text: string): Edit {
  const [wrong] = resolveTraining({ [field]: value }).problems;
  if (wrong !== undefined) {
    const flag = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw problem('bad-option', `--${flag} is "${text}", but it has to be ${wrong.expected}.`);
  }
  return { type: 'setTraining', field, value };
}

async function follow(
  services: RunningServices,
  document: NetworkDocument,
  dataFolder: string | null,
  options: TrainOptions,
  json: boolean,
): Promise<ExitStatus> {
  const compute = computeRequest(options);
  const report = new TrainReport(json);
  let runId: string | null = null;
  const early: ServiceEvent[] = [];
  let finish: (summary: RunSummary) => void = () => {};
  const finished = new Promise<RunSummary>((done) => {
    finish = done;
  });
  const take = (event: ServiceEvent) => {
    if (!('runId' in event ? event.runId === runId : event.type === 'run' && event.summary.id === runId)) return;
    report.take(event);
    if (event.type === 'run' && isOver(event.summary)) finish(event.summary);
  };
  services.onEvent((event) => {
    if (runId === null) early.push(event);
    else take(event);
  });
  const started = await services.startRunIn(
    serializeDocument(document),
    typeof options.engine === 'string' ? options.engine : null,
    { folder: typeof options.out === 'string' ? resolve(options.out) : null, dataFolder, ...compute },
  );
  runId = started.id;
  early.forEach(take);
  const stop = () => {
    note('Stopping; the weights are saved.');
    services.stopRun({ runId: started.id }).catch(() => {});
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const summary = await finished;
  report.end(summary);
  return exitStatus(summary);
}

/** Data that is missing or damaged is a file that is wrong. */
const dataFailures = ['dataset-missing', 'data-unreadable', 'data-damaged', 'no-images'];

function exitStatus({ status, failure }: RunSummary): ExitStatus {
  if (failure !== null && dataFailures.includes(failure.code)) return 2;
  return status === 'failed' || status === 'interrupted' ? 1 : 0;
}

function isOver({ status }: RunSummary): boolean {
  return status !== 'running' && status !== 'paused';
}
