import type { Answer } from '../../src/contract/api';
import type { RunDetail } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';
import { seriesChanged, seriesOf } from './runSeries';

/** The file of a run that goes on may lag its events by up to a second: so long is waited before a gap is read again. */
const gapDelay = 1500;
const gapAttempts = 3;

/**
 * Reads the points of a run from its folder and joins them with those that have arrived as events meanwhile. Where
 * the two leave a gap the rest is read a little later; the points that are known are there at once.
 */
export async function readRunInto(runId: string): Promise<Answer<RunDetail>> {
  const answer = await getBridge().api.readRun({ runId });
  if (answer.ok && join(runId, answer.value)) void fillGap(runId);
  return answer;
}

async function fillGap(runId: string): Promise<void> {
  for (let attempt = 0; attempt < gapAttempts; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, gapDelay));
    const answer = await getBridge().api.readRun({ runId });
    if (!answer.ok || !join(runId, answer.value)) return;
  }
}

/** Takes the detail over. Answers whether points are missing between it and the events. */
function join(runId: string, detail: RunDetail): boolean {
  const distance = seriesOf(runId).merge(detail);
  seriesChanged.emit();
  const [first, second] = detail.batches;
  // A long run is thinned: then its points are further apart without a gap.
  const spacing = first !== undefined && second !== undefined ? second.step - first.step : 1;
  return distance > Math.max(spacing * 2, 1);
}
