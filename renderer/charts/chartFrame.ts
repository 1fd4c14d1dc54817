import type { EpochMetrics } from '../../src/training/RunRecord';
import type { ChartRun } from './ChartRun';
import type { Metric } from './RunSeries';
import { SmoothedColumn } from './smoothing';
import { gridPlaces, type Oddities, thin } from './thinning';

type Column = readonly (number | null)[];

/** The lines of one run on the places of the frame. */
export type FrameRun = {
  readonly id: string;
  /** Every batch, or null where the raw line is not drawn. */
  readonly raw: Column | null;
  readonly training: Column;
  readonly validation: Column;
  /** Where values could not be drawn, in epochs. */
  readonly oddities: Oddities;
  readonly trainingEnd: LineEnd | null;
  readonly validationEnd: LineEnd | null;
};

/** The last point of a line. `x` in epochs. */
export type LineEnd = { readonly x: number; readonly y: number };

/** Everything that one drawing of a chart needs. */
export type ChartFrame = {
  /** The common places of all lines, in epochs. */
  readonly x: readonly number[];
  readonly xMax: number;
  readonly y: readonly [number, number];
  readonly runs: readonly FrameRun[];
};

export type FrameOptions = {
  readonly metric: Metric;
  /** From 0 (raw) up to 0.99. */
  readonly smoothing: number;
  readonly logarithmic: boolean;
  /** Pixels of the plot in width. */
  readonly width: number;
};

/** More raw lines than this hide each other, and the smoothed lines with them. */
const rawLineLimit = 3;

/** Computes what a chart draws, keeping what it smoothed before. */
export class ChartFrames {
  private readonly smoothed = new WeakMap<object, SmoothedColumn>();

  compute(runs: readonly ChartRun[], options: FrameOptions): ChartFrame {
    const xMax = Math.max(1, ...runs.map(reach));
    const grid = { min: 0, max: xMax, buckets: Math.max(10, Math.ceil(options.width / 2)) };
    const withRaw = options.smoothing > 0 && runs.length <= rawLineLimit;
    const frames = runs.map((run) => this.frameRun(run, options, grid, withRaw));
    return { x: gridPlaces(grid), xMax, y: range(frames, options), runs: frames };
  }

  private frameRun(
    run: ChartRun,
    options: FrameOptions,
    grid: { readonly min: number; readonly max: number; readonly buckets: number },
    withRaw: boolean,
  ): FrameRun {
    const { series } = run;
    const column = series.column(options.metric);
    const length = column.length;
    const smoothed = this.smoothedOf(column).update(column, options.smoothing, series.generation);
    const perEpoch = series.stepsPerEpoch || 1;
    // The grid in steps instead of each step in epochs: nothing is computed for every point.
    const inSteps = { min: grid.min * perEpoch, max: grid.max * perEpoch, buckets: grid.buckets };
    const training = thin({ x: series.steps.values, y: smoothed, length }, inSteps, options.logarithmic);
    const raw = withRaw
      ? thin({ x: series.steps.values, y: column.values, length }, inSteps, options.logarithmic)
      : null;
    const checked = validationPoints(series.epochs, options.metric, perEpoch);
    const validation = thin(checked, grid, options.logarithmic);
    const toEpochs = (places: readonly number[]) => places.map((place) => place / perEpoch);
    const oddities = (raw ?? training).oddities;
    return {
      id: run.id,
      raw: raw?.y ?? null,
      training: training.y,
      validation: validation.y,
      oddities: {
        notANumber: [...toEpochs(oddities.notANumber), ...validation.oddities.notANumber],
        infinite: [...toEpochs(oddities.infinite), ...validation.oddities.infinite],
        nonPositive: [...toEpochs(oddities.nonPositive), ...validation.oddities.nonPositive],
      },
      trainingEnd: lastPoint(series.steps.values, smoothed, length, perEpoch),
      validationEnd: lastPoint(checked.x, checked.y, checked.length, 1),
    };
  }

  private smoothedOf(column: object): SmoothedColumn {
    const known = this.smoothed.get(column);
    if (known !== undefined) return known;
    const fresh = new SmoothedColumn();
    this.smoothed.set(column, fresh);
    return fresh;
  }
}

/** How far a run reaches on the axis of epochs: as planned while it runs, so that the points stay where they are. */
function reach(run: ChartRun): number {
  const { series, plannedEpochs } = run;
  const reached = series.steps.length > 0 ? series.epochAt(series.steps.last) : 0;
  // A long run would start as a dot at the left: its axis grows in steps of a half instead.
  if (plannedEpochs !== null && plannedEpochs > 10) return Math.min(plannedEpochs, nextRoom(reached));
  return Math.max(plannedEpochs ?? 0, Math.ceil(reached - 1e-9));
}

function nextRoom(reached: number): number {
  let room = 5;
  while (room < reached) room = Math.ceil(room * 1.5);
  return room;
}

function validationPoints(epochs: readonly EpochMetrics[], metric: Metric, perEpoch: number) {
  const checked = epochs.flatMap((epoch) => {
    const value = metric === 'loss' ? epoch.valLoss : epoch.valAccuracy;
    return value === null ? [] : [{ x: perEpoch > 1 ? epoch.step / perEpoch : epoch.epoch, y: value }];
  });
  return {
    x: Float64Array.from(checked, (point) => point.x),
    y: Float64Array.from(checked, (point) => point.y),
    length: checked.length,
  };
}

function lastPoint(x: Float64Array, y: Float64Array, length: number, perEpoch: number): LineEnd | null {
  for (let index = length - 1; index >= 0; index -= 1) {
    const value = y[index] ?? Number.NaN;
    if (Number.isFinite(value)) return { x: (x[index] ?? 0) / perEpoch, y: value };
  }
  return null;
}

/** The axis of values: 0 to 100 % for accuracy, from 0 up for a loss, round numbers for a logarithmic one. */
function range(runs: readonly FrameRun[], options: FrameOptions): readonly [number, number] {
  if (options.metric === 'accuracy') return [0, 1];
  let low = Infinity;
  let high = -Infinity;
  for (const run of runs) {
    for (const column of [run.raw, run.training, run.validation]) {
      for (const value of column ?? []) {
        if (value === null) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  }
  if (low > high) return options.logarithmic ? [0.1, 10] : [0, 1];
  if (options.logarithmic) {
    const bottom = roundedOut(low, 'down');
    return [bottom, Math.max(roundedOut(high, 'up'), bottom * 10)];
  }
  return [Math.min(0, low), high === 0 ? 1 : high + (high - Math.min(0, low)) * 0.05];
}

/** The next of 1, 2, 5, 10, 20, ... below or above a positive number. */
function roundedOut(value: number, direction: 'up' | 'down'): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 5, 10].map((step) => Number((step * power).toPrecision(3)));
  const fitting =
    direction === 'up' ? steps.find((step) => step >= value) : steps.filter((step) => step <= value).at(-1);
  return fitting ?? power;
}
