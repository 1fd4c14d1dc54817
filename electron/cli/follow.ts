import type { ServiceEvent } from '../../src/contract/events';
import type { RunSummary } from '../../src/training/RunRecord';
import type { RunningServices } from '../services/createServices';
import { type ExitStatus, note } from './output';
import { TrainReport } from './TrainReport';

/** Starts a run and reports it to its end; Ctrl+C stops it in good order. Status 1 where it failed. */
export async function follow(
  services: Pick<RunningServices, 'onEvent' | 'stopRun'>,
  json: boolean,
  start: () => Promise<RunSummary>,
): Promise<ExitStatus> {
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
  const started = await start();
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
const dataFailures = ['dataset-missing', 'data-unreadable', 'data-damaged', 'data-changed', 'no-images'];

function exitStatus({ status, failure }: RunSummary): ExitStatus {
  if (failure !== null && dataFailures.includes(failure.code)) return 2;
  return status === 'failed' || status === 'interrupted' ? 1 : 0;
}

function isOver({ status }: RunSummary): boolean {
  return status !== 'running' && status !== 'paused';
}
