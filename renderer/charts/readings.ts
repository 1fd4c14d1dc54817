import type { ChartRun } from './ChartRun';
import type { Metric } from './RunSeries';
import { SmoothedColumn } from './smoothing';
import { nearestIndex } from './thinning';

/** The values of one run at a place of the axis. */
export type Reading = {
  readonly run: ChartRun;
  readonly step: number;
  /** Place on the axis, in epochs. */
  readonly epoch: number;
  /** As measured on the batch; NaN where it is not a number. */
  readonly raw: number;
  readonly smoothed: number;
  /** The learning rate of the step; NaN where it is not known. */
  readonly learningRate: number;
  /** Of the last epoch that had ended there; null before the first. */
  readonly validation: number | null;
};

/**
 * What the runs say at `place` (in epochs), each at its nearest batch. A run without a point within half an epoch of
 * it says nothing.
 */
export function readAt(
  place: number,
  runs: readonly ChartRun[],
  metric: Metric,
  smoothing: number,
): readonly Reading[] {
  return runs.flatMap((run): readonly Reading[] => {
    const { series } = run;
    const perEpoch = series.stepsPerEpoch || 1;
    const index = nearestIndex(series.steps.values, series.steps.length, place * perEpoch);
    if (index < 0) return [];
    const step = series.steps.at(index);
    if (Math.abs(series.epochAt(step) - place) > 0.5) return [];
    const column = series.column(metric);
    const smoothed = new SmoothedColumn().update(column, smoothing, series.generation)[index] ?? Number.NaN;
    const ended = series.epochs.filter((epoch) => epoch.step <= step).at(-1);
    const validation = metric === 'loss' ? ended?.valLoss : ended?.valAccuracy;
    return [
      {
        run,
        step,
        epoch: series.epochAt(step),
        raw: column.at(index),
        smoothed,
        learningRate: series.learningRate.at(index),
        validation: validation ?? null,
      },
    ];
  });
}

/** The place that the arrow keys lead to: `by` hundredths of the points of the first run, at least one point. */
export function stepPlace(place: number | null, runs: readonly ChartRun[], by: number): number | null {
  const series = runs.find((run) => run.series.steps.length > 0)?.series;
  if (series === undefined) return null;
  const { length } = series.steps;
  const stride = Math.max(1, Math.round(length / 100));
  const perEpoch = series.stepsPerEpoch || 1;
  const from = place === null ? length - 1 : nearestIndex(series.steps.values, length, place * perEpoch);
  const to = Math.min(Math.max(from + by * stride, 0), length - 1);
  return series.epochAt(series.steps.at(to));
}
