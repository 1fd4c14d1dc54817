import type { TrainingSettings } from './TrainingSettings';

export type BatchMetrics = {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  /** That the step was made with. Absent in runs of earlier versions. */
  readonly learningRate?: number;
};

/** Means over an epoch; validation is null without validation data or where the epoch was cut short. */
export type EpochMetrics = {
  readonly epoch: number;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly seconds: number;
  readonly imagesPerSecond: number;
};

export type RunStatus = 'running' | 'paused' | 'done' | 'stopped' | 'failed' | 'interrupted';
export type RunPhase = 'preparing' | 'loading' | 'training' | 'validating' | 'testing' | 'saving';

/** An image that the network gets wrong: its place in the test set, what it is, what was said, how surely (0 to 1). */
export type Mistake = {
  readonly index: number;
  readonly actual: number;
  readonly predicted: number;
  readonly confidence: number;
};

/** The judgement on the test images. `confusion[actual][predicted]` counts images. */
export type Evaluation = {
  readonly images: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly classNames: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  /** The surest wrong answers first; at most 200 overall. */
  readonly mistakes: readonly Mistake[];
};

export type RunFailure = {
  /**
   * Stable name: `diverged`, `out-of-memory`, `graph-refused`, `trainer-died`, `engine-missing`, `network-has-errors`,
   * `disk-full`, `folder-unwritable`, `run-unreadable`, `internal`; of data `dataset-missing`, `data-unreadable`, `data-damaged`,
   * `data-changed`, `no-images`, `input-not-image`.
   */
  readonly code: string;
  /** In the user's words: what happened and what to try. */
  readonly message: string;
  /** The technical part, one click away. */
  readonly detail?: string;
};

/** What the list of runs shows; read from the run's folder. */
export type RunSummary = {
  readonly id: string;
  /** "Run 3", or what the user renamed it to. */
  readonly name: string;
  readonly folder: string;
  /** Whether the services that tell of it lead or led it: only then can they pause and stop it, and tell its events. */
  readonly own: boolean;
  readonly networkName: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** When it went on after an end; null where it never did. */
  readonly resumedAt: string | null;
  /** The step of the checkpoint that it can go on from after its end; null where it has none. */
  readonly resumeStep: number | null;
  readonly status: RunStatus;
  /** The engine as the terminal calls it: the one that was started, even where it failed before it said what it is. */
  readonly engineName: string | null;
  /** The library, the device and the threads, as the engine said itself; null until it did. */
  readonly engine: string | null;
  readonly device: string | null;
  readonly threads: number | null;
  readonly params: number;
  readonly settings: TrainingSettings;
  readonly lastEpoch: EpochMetrics | null;
  readonly testAccuracy: number | null;
  readonly failure: RunFailure | null;
};

/** Everything of a run that the window draws. Batches are thinned to at most 5,000 evenly spaced points. */
export type RunDetail = {
  readonly summary: RunSummary;
  readonly stepsPerEpoch: number;
  readonly batches: readonly BatchMetrics[];
  readonly epochs: readonly EpochMetrics[];
  readonly evaluation: Evaluation | null;
};
