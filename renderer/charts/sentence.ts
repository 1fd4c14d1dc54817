import type { EpochMetrics } from '../../src/training/RunRecord';
import { formatMetric } from './format';
import type { Metric, RunSeries } from './RunSeries';

/**
 * What a curve shows, in one sentence: "Loss 2.30 to 0.312 in 3 epochs, lowest at 3; validation 0.298". From the first
 * training point to the latest epoch's mean; empty while there is no point.
 */
export function metricSentence(metric: Metric, series: RunSeries): string {
  const title = metric === 'loss' ? 'Loss' : 'Accuracy';
  const values = series.column(metric);
  if (values.length === 0) return '';
  const first = values.at(0);
  const { epochs } = series;
  const last = epochs.at(-1);
  if (last === undefined) {
    const count = values.length === 1 ? 'after 1 batch' : `in ${values.length} batches`;
    return `${title} ${formatMetric(metric, first)} to ${formatMetric(metric, values.last)} ${count}`;
  }
  const best = epochs.reduce((a, b) => (isBetter(metric, ofEpoch(metric, b), ofEpoch(metric, a)) ? b : a));
  const bestWord = metric === 'loss' ? 'lowest' : 'highest';
  const count = last.epoch === 1 ? '1 epoch' : `${last.epoch} epochs`;
  const course = `${title} ${formatMetric(metric, first)} to ${formatMetric(metric, ofEpoch(metric, last))} in ${count}`;
  const bestPart = epochs.length > 1 ? `, ${bestWord} at ${best.epoch}` : '';
  const validation = metric === 'loss' ? last.valLoss : last.valAccuracy;
  return course + bestPart + (validation === null ? '' : `; validation ${formatMetric(metric, validation)}`);
}

/** The training mean of an epoch. */
function ofEpoch(metric: Metric, epoch: EpochMetrics): number {
  return metric === 'loss' ? epoch.loss : epoch.accuracy;
}

function isBetter(metric: Metric, value: number, than: number): boolean {
  return metric === 'loss' ? value < than : value > than;
}
