import { RunSeries } from '../charts/RunSeries';
import { Signal } from '../charts/Signal';

/** The points of all runs that this window knows, outside React. */
const seriesById = new Map<string, RunSeries>();

/** Says that some series has changed. Fires with every message of a run; whoever draws decides how often. */
export const seriesChanged = new Signal();

/** The points of a run; empty ones where nothing is known yet. */
export function seriesOf(runId: string): RunSeries {
  const known = seriesById.get(runId);
  if (known !== undefined) return known;
  const fresh = new RunSeries();
  seriesById.set(runId, fresh);
  return fresh;
}

export function forgetSeries(runId: string): void {
  seriesById.delete(runId);
}
