import type { BatchMetrics, EpochMetrics, Evaluation, RunPhase, RunSummary } from '../training/RunRecord';
import type { CommandId } from './commands';

/**
 * What the services tell a front end. Batches are collected for 50 ms, so that at most 20 messages a second cross,
 * however fast the training is.
 */
export type ServiceEvent =
  | { readonly type: 'run'; readonly summary: RunSummary }
  | {
      readonly type: 'runProgress';
      readonly runId: string;
      readonly phase: RunPhase;
      readonly text: string;
      /** 0 to 1, or null where it cannot be known. */
      readonly progress: number | null;
    }
  | {
      readonly type: 'runStarted';
      readonly runId: string;
      readonly stepsPerEpoch: number;
      readonly images: { readonly train: number; readonly validation: number; readonly test: number };
      readonly skipped: readonly { readonly file: string; readonly reason: string }[];
      /** Where a training goes on: steps done, and the epoch of the next one. What came later is told again. */
      readonly resumed: { readonly step: number; readonly epoch: number } | null;
    }
  /** More files of the run's data than were told before cannot be read. */
  | {
      readonly type: 'runSkipped';
      readonly runId: string;
      readonly skipped: readonly { readonly file: string; readonly reason: string }[];
    }
  | {
      readonly type: 'batches';
      readonly runId: string;
      readonly imagesPerSecond: number;
      readonly batches: readonly BatchMetrics[];
    }
  | { readonly type: 'epoch'; readonly runId: string; readonly epoch: EpochMetrics }
  | { readonly type: 'evaluation'; readonly runId: string; readonly evaluation: Evaluation }
  | { readonly type: 'runDeleted'; readonly runId: string }
  | {
      readonly type: 'downloadProgress';
      readonly dataset: string;
      readonly received: number;
      readonly total: number | null;
    }
  /** A menu item was chosen. */
  | { readonly type: 'command'; readonly command: CommandId }
  /** A file was double-clicked or named by a second start. */
  | { readonly type: 'openFile'; readonly path: string }
  /** The window wants to close: save what must be saved, then `answerClose`. `training`: a run would be stopped. */
  | { readonly type: 'closeRequested'; readonly training: boolean };

export type Unsubscribe = () => void;

/** The object that the preload exposes as `window.convcanvas`, and that the browser front end builds over a WebSocket. */
export type Bridge = {
  readonly api: import('./api').Api;
  readonly onEvent: (listener: (event: ServiceEvent) => void) => Unsubscribe;
  /** Path of a file that was dropped on the window; null where it cannot be known (browser). */
  readonly pathForFile: (file: { readonly name: string }) => string | null;
};
