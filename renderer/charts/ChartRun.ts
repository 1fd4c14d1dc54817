import type { RunSeries } from './RunSeries';

/** A run as the charts draw it. */
export type ChartRun = {
  readonly id: string;
  readonly name: string;
  /** Its place in the palette. */
  readonly colourPlace: number;
  readonly series: RunSeries;
  /** The epochs that the axis makes room for from the start; null for a run that has ended. */
  readonly plannedEpochs: number | null;
};
