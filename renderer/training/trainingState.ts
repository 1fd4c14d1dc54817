import type { Problem } from '../../src/contract/api';
import type { Evaluation, RunSummary } from '../../src/training/RunRecord';
import type { RunActivity } from './RunActivity';
import { nothingShown, type Shown } from './shownRuns';

/** Whether the points and the evaluation of a run are here. */
export type DetailState = 'loading' | 'ready' | Problem;

export type TrainingData = {
  /** Whether the list of runs was read. */
  readonly listed: boolean;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** The run that goes on; null when none does. */
  readonly active: RunActivity | null;
  /** A run was asked for and has not begun yet. */
  readonly starting: boolean;
  readonly shown: Shown;
  readonly details: { readonly [runId: string]: DetailState };
  readonly evaluations: { readonly [runId: string]: Evaluation };
  /** The last request that failed, until it is dismissed. */
  readonly problem: Problem | null;
};

export const initialTraining: TrainingData = {
  listed: false,
  runs: [],
  active: null,
  starting: false,
  shown: nothingShown,
  details: {},
  evaluations: {},
  problem: null,
};

/** The list with a run added or brought up to date; newest first. */
export function withRun(runs: readonly RunSummary[], summary: RunSummary): readonly RunSummary[] {
  const known = runs.some((run) => run.id === summary.id);
  if (known) return runs.map((run) => (run.id === summary.id ? summary : run));
  return sortRuns([summary, ...runs]);
}

/** The list after a reading of the folders. Of own runs, events have told what may be newer than the reading. */
export function withListed(known: readonly RunSummary[], listed: readonly RunSummary[]): readonly RunSummary[] {
  const own = known.filter((run) => run.own);
  return sortRuns([...own, ...listed.filter(({ id }) => !own.some((run) => run.id === id))]);
}

export function sortRuns(runs: readonly RunSummary[]): readonly RunSummary[] {
  return [...runs].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** The record without one of its entries. */
export function withoutKey<T>(record: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
