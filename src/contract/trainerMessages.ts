import type { NetworkDocument } from '../document/NetworkDocument';
import type { BatchMetrics, EpochMetrics, Evaluation, RunFailure, RunPhase } from '../training/RunRecord';
import type { TrainingSettings } from '../training/TrainingSettings';
import type { ExportJob, ExportResult } from './exporting';
import type { ImportJob, ImportResult } from './importing';

/** The engines, by the name that the command line and settings use; the fastest first. */
export const engineNames = ['tensorflow', 'tfjs-node', 'tfjs-wasm'] as const;
export type EngineName = (typeof engineNames)[number];

/** What a trainer process is told. One process serves one run, or one other request. */
export type TrainerCommand =
  | { readonly type: 'train'; readonly job: TrainJob }
  | { readonly type: 'predict'; readonly job: PredictJob }
  | { readonly type: 'export'; readonly job: ExportJob }
  | { readonly type: 'import'; readonly job: ImportJob }
  | ({ readonly type: 'describe'; readonly engine: EngineName } & ComputeChoice)
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' };

/** On what an engine may compute. What it then did is told by its `EngineDescription`. */
export type ComputeChoice = {
  /** null: as many as this machine runs at once. */
  readonly threads: number | null;
  /** `auto`: a GPU where the library sees one. */
  readonly device: 'auto' | 'cpu';
};

/** What a front end asks for, where it asks: a device or threads that are null are those of the settings. */
export type ComputeRequest = {
  readonly threads: number | null;
  /** `gpu`: `auto`, and refused where the library sees no GPU. */
  readonly device: ComputeChoice['device'] | 'gpu' | null;
};

export type TrainJob = ComputeChoice & {
  readonly runId: string;
  /** An existing folder; the trainer writes metrics, weights and environment there. */
  readonly runFolder: string;
  /** Go on from the checkpoint in the folder, as if the training had never stopped; `test`: only try it on the test images. */
  readonly resume: boolean | 'test';
  readonly document: NetworkDocument;
  readonly settings: TrainingSettings;
  readonly engine: EngineName;
  /** Where built-in data sets are found or were downloaded to. */
  readonly dataFolders: DataFolders;
};

export type DataFolders = {
  /** Folders to look in for `<dataset>/...` files, in order. */
  readonly search: readonly string[];
};

export type PredictJob = {
  readonly runFolder: string;
  readonly engine: EngineName;
  /** Image files (PNG, JPEG) or one `.npy` of float32 [n, height, width, channels], fed as it is. */
  readonly images: readonly string[];
};

/** What the engine found out about itself, from the library that computes; never from what was asked for. */
export type EngineDescription = {
  readonly engine: EngineName;
  /** "TensorFlow 2.21.0" or "WebAssembly (tfjs 4.22.0)". */
  readonly library: string;
  /** "CPU" or "GPU". */
  readonly device: string;
  /** Of the processor. */
  readonly threads: number;
};

/** What a trainer process says. Every message of a run carries its id. */
export type TrainerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'described'; readonly description: EngineDescription }
  | {
      readonly type: 'phase';
      readonly runId: string;
      readonly phase: RunPhase;
      readonly progress: number | null;
      readonly text: string;
    }
  | {
      readonly type: 'started';
      readonly runId: string;
      readonly engine: EngineDescription;
      readonly params: number;
      readonly stepsPerEpoch: number;
      readonly images: { readonly train: number; readonly validation: number; readonly test: number };
      /** Files that could not be read and were skipped: path and reason. */
      readonly skipped: readonly { readonly file: string; readonly reason: string }[];
      /** Where a training goes on: steps done, and the epoch of the next one. What came later is recorded again. */
      readonly resumed: { readonly step: number; readonly epoch: number } | null;
    }
  /** Files that turned out to be damaged when they were decoded. */
  | {
      readonly type: 'skipped';
      readonly runId: string;
      readonly skipped: readonly { readonly file: string; readonly reason: string }[];
    }
  /** The training can go on from here, whatever happens. */
  | { readonly type: 'checkpoint'; readonly runId: string; readonly step: number }
  | ({ readonly type: 'batch'; readonly runId: string; readonly imagesPerSecond: number } & BatchMetrics)
  | ({ readonly type: 'epoch'; readonly runId: string } & EpochMetrics)
  | { readonly type: 'paused'; readonly runId: string }
  | { readonly type: 'resumed'; readonly runId: string }
  | { readonly type: 'evaluation'; readonly runId: string; readonly evaluation: Evaluation }
  | { readonly type: 'done'; readonly runId: string; readonly reason: 'finished' | 'stopped' | 'early-stopping' }
  | { readonly type: 'failed'; readonly runId: string | null; readonly failure: RunFailure }
  | { readonly type: 'predicted'; readonly outputs: readonly (readonly number[])[] }
  | { readonly type: 'exported'; readonly result: ExportResult }
  | { readonly type: 'imported'; readonly result: ImportResult };
