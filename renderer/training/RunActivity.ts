import type { ServiceEvent } from '../../src/contract/events';
import type { RunPhase, RunSummary } from '../../src/training/RunRecord';

/** The run that goes on. What changes with every batch is not here: it stands in the run's series. */
export type RunActivity = {
  readonly runId: string;
  readonly status: 'running' | 'paused';
  readonly phase: RunPhase;
  /** What the phase is about, in words: "Reading MNIST". */
  readonly text: string;
  /** Of the phase, 0 to 1; null where it cannot be known. */
  readonly progress: number | null;
  /** What was asked for and is not acknowledged yet. */
  readonly pending: 'pause' | 'resume' | 'stop' | null;
  readonly images: { readonly train: number; readonly validation: number; readonly test: number } | null;
  /** Files that could not be read. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds that it stood still, without the pause that is on. */
  readonly pausedFor: number;
  readonly pausedSince: number | null;
};

export function isActive({ status }: RunSummary): boolean {
  return status === 'running' || status === 'paused';
}

/** Whether the run goes on under another program's lead: this window can look at it, but not pause or stop it. */
export function isElsewhere(summary: RunSummary): boolean {
  return isActive(summary) && !summary.own;
}

/** What is known of a run from its summary alone: at its start, or when the window finds it running. */
export function activityOf(summary: RunSummary, now: number): RunActivity {
  const startedAt = Date.parse(summary.resumedAt ?? summary.startedAt);
  return {
    runId: summary.id,
    status: summary.status === 'paused' ? 'paused' : 'running',
    phase: summary.lastEpoch === null ? 'preparing' : 'training',
    text: '',
    progress: null,
    pending: null,
    images: null,
    skipped: [],
    startedAt: Number.isFinite(startedAt) ? Math.min(startedAt, now) : now,
    pausedFor: 0,
    pausedSince: summary.status === 'paused' ? now : null,
  };
}

/** The activity after an event of its run, which may be its end (null). */
export function afterEvent(activity: RunActivity, event: ServiceEvent, now: number): RunActivity | null {
  switch (event.type) {
    case 'run':
      return isActive(event.summary) ? withStatus(activity, event.summary.status === 'paused', now) : null;
    case 'runProgress':
      return { ...activity, phase: event.phase, text: event.text, progress: event.progress };
    case 'runStarted':
      return { ...activity, images: event.images, skipped: event.skipped };
    case 'runSkipped':
      return { ...activity, skipped: [...activity.skipped, ...event.skipped] };
    case 'batches':
      // Batches are collected for a moment and may arrive after the phase that follows them was announced.
      if (activity.phase !== 'preparing' && activity.phase !== 'loading') return activity;
      return { ...activity, phase: 'training', text: '', progress: null };
    case 'runDeleted':
      return null;
    case 'epoch':
    case 'evaluation':
    case 'downloadProgress':
    case 'command':
    case 'openFile':
    case 'closeRequested':
      return activity;
  }
}

/** Seconds that the run has worked: without its pauses. */
export function secondsElapsed({ startedAt, pausedFor, pausedSince }: RunActivity, now: number): number {
  return Math.max(0, (pausedSince ?? now) - startedAt - pausedFor) / 1000;
}

function withStatus(activity: RunActivity, paused: boolean, now: number): RunActivity {
  const status = paused ? 'paused' : 'running';
  const acknowledged = activity.pending === (paused ? 'pause' : 'resume');
  const pending = acknowledged ? null : activity.pending;
  if (status === activity.status) return { ...activity, pending };
  const pausedFor =
    activity.pausedSince === null ? activity.pausedFor : activity.pausedFor + now - activity.pausedSince;
  return { ...activity, status, pending, pausedFor, pausedSince: paused ? now : null };
}
