import { z } from 'zod';
import { exportTargets } from '../codegen/exportTargets';
import type { RunDetail, RunSummary } from '../training/RunRecord';
import { settingSpecs } from '../training/settingsTable';
import type { DatasetDescription, DatasetPreview, ImageSample } from './datasets';
import type { ExportPlace, ExportResult } from './exporting';
import type { ImportedNetwork } from './importing';
import type { AppSettings } from './settings';
import { settingsChangeSchema } from './settings';
import type { EngineDescription, EngineName } from './trainerMessages';

/**
 * The contract between a front end (window or browser) and the services: requests with an answer, and events.
 * Declared here once; both ends derive from it. Inputs are validated by the services with these schemas; a refused or
 * failed request is answered with a `Problem`, never with a raw exception.
 */

const path = z.string().min(1).max(4096);
const text = z.string().max(50_000_000);
const runId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
/** A window or a tab, by a random name. It is part of a file's name. */
const windowId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const fileName = z.string().min(1).max(200);
const nothing = z.object({}).strict();

/** A failure in words for people; `detail` is technical and shown on request. */
export type Problem = { readonly code: string; readonly message: string; readonly detail?: string };

/** An answer: a value or a problem. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/**
 * A file as read: its text is parsed by the front end (`parseDocument`), so that one parser serves everywhere. `text` is null
 * for a model file of another program, by its name, which `importNetwork` reads.
 */
export type OpenedFile = { readonly path: string; readonly text: string | null };

export type RecentFile = { readonly path: string; readonly name: string };

/** What was on the canvas when the app last ended without saving. */
export type Recovery = { readonly text: string; readonly path: string | null; readonly savedAt: string };

/** What this front end can do and where it runs. */
export type AppInfo = {
  readonly version: string;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  readonly frontEnd: 'electron' | 'browser';
  /** Native file dialogs; otherwise the front end shows its own list of `documentsFolder`. */
  readonly nativeDialogs: boolean;
  readonly documentsFolder: string;
  /** A file named on the command line or by a double click, opened at the start. */
  readonly openAtStart: string | null;
};

export type EngineStatus = {
  readonly engine: EngineName;
  readonly title: string;
  /** What it is good for, in a sentence. */
  readonly about: string;
  readonly installed: boolean;
  /** The one that the next run takes. */
  readonly chosen: boolean;
  readonly description: EngineDescription | null;
  /** Why it is not there, and the command that gets it. */
  readonly missing: string | null;
};

/** Declares a request: the schema of its input, and the type of its answer. */
const request =
  <Output>() =>
  <Schema extends z.ZodType>(input: Schema): { readonly input: Schema; readonly output?: Output } => ({ input });

export const requests = {
  /** Shows the open dialog (native) or opens `path`; null when the user cancelled. */
  openDocument: request<OpenedFile | null>()(z.object({ path: path.nullable() }).strict()),
  /** Writes atomically. `path: null` asks where (native); answers null when the user cancelled. */
  saveDocument: request<{ readonly path: string } | null>()(
    z.object({ path: path.nullable(), suggestedName: fileName, text }).strict(),
  ),
  /** The documents in the documents folder, newest first; for front ends without native dialogs. */
  listDocuments: request<readonly RecentFile[]>()(nothing),
  listRecent: request<readonly RecentFile[]>()(nothing),
  clearRecent: request<null>()(nothing),
  /** The window's recovery copy, written within a second of each edit; never the user's file. */
  writeRecovery: request<null>()(z.object({ windowId, text, path: path.nullable() }).strict()),
  /** What this window left before it was loaded again, or what an earlier process left; never another window's live work. */
  readRecovery: request<Recovery | null>()(z.object({ windowId }).strict()),
  /** Drops the window's copy, and the one that it was offered. */
  clearRecovery: request<null>()(z.object({ windowId }).strict()),
  /** Shows a folder dialog; null when cancelled or where there are no native dialogs. */
  chooseFolder: request<string | null>()(z.object({ title: z.string().max(200) }).strict()),

  appInfo: request<AppInfo>()(nothing),
  getSettings: request<AppSettings>()(nothing),
  changeSettings: request<AppSettings>()(settingsChangeSchema),
  /** Keeps the window's title, menus and close question in step with the document. */
  reportState: request<null>()(
    z
      .object({
        name: z.string().max(500),
        path: path.nullable(),
        unsaved: z.boolean(),
        undo: z.string().max(300).nullable(),
        redo: z.string().max(300).nullable(),
      })
      .strict(),
  ),
  /** The answer to the `closeRequested` event: whether the window may close now. */
  answerClose: request<null>()(z.object({ close: z.boolean() }).strict()),

  listEngines: request<readonly EngineStatus[]>()(nothing),

  listDatasets: request<readonly DatasetDescription[]>()(nothing),
  /** Looks at a data set (built-in name or folder): availability, classes, counts, unreadable files. */
  describeDataset: request<DatasetDescription>()(z.object({ dataset: path }).strict()),
  /** Sample images, evenly over the classes. `height`, `width`: the Input's, for folders. */
  previewDataset: request<DatasetPreview>()(
    z
      .object({
        dataset: path,
        count: z.int().min(1).max(200),
        height: z.int().min(1).max(2048).nullable(),
        width: z.int().min(1).max(2048).nullable(),
      })
      .strict(),
  ),
  /** Test images by place, as `Mistake.index` names them. */
  testImages: request<readonly ImageSample[]>()(
    z.object({ runId, indices: z.array(z.int().min(0)).max(200) }).strict(),
  ),
  /** Downloads with progress events, checksum and resume. */
  downloadDataset: request<DatasetDescription>()(z.object({ dataset: z.string().max(64) }).strict()),
  /** Uses the files of a built-in data set from a folder of the user's. */
  useDatasetFolder: request<DatasetDescription>()(z.object({ dataset: z.string().max(64), folder: path }).strict()),

  /** Starts a run of this document (its text in the file format). */
  startRun: request<RunSummary>()(z.object({ text, engine: z.string().max(40).nullable() }).strict()),
  pauseRun: request<null>()(z.object({ runId }).strict()),
  /**
   * Goes on with a run: one that is paused, or one that has ended, from its last checkpoint and as if it had never stopped.
   * `epochs`: how many it is to have in all, where that is to change.
   */
  resumeRun: request<RunSummary>()(
    z.object({ runId, epochs: z.int().min(1).max(settingSpecs.epochs.max).nullable() }).strict(),
  ),
  /** Tries the weights of a run that has ended early on the test images. It stays where it is, and can be resumed. */
  testRun: request<RunSummary>()(z.object({ runId }).strict()),
  stopRun: request<null>()(z.object({ runId }).strict()),
  listRuns: request<readonly RunSummary[]>()(nothing),
  readRun: request<RunDetail>()(z.object({ runId }).strict()),
  renameRun: request<null>()(z.object({ runId, name: z.string().min(1).max(200) }).strict()),
  deleteRun: request<null>()(z.object({ runId }).strict()),
  /** The document that the run trained, in the file format. */
  readRunDocument: request<string>()(z.object({ runId }).strict()),

  /**
   * Writes the network (its text in the file format) as code, with the weights of a run, or with its first weights. `folder:
   * null` asks where (native), or takes a new one beside the documents; answers null when the user cancelled.
   */
  exportNetwork: request<ExportResult | null>()(
    z.object({ text, target: z.enum(exportTargets), runId: runId.nullable(), folder: path.nullable() }).strict(),
  ),
  /** What an export into this folder would meet. Nothing is written. */
  describeExportPlace: request<ExportPlace>()(z.object({ folder: path }).strict()),
  /** Shows a folder in the system's file manager; a problem where the front end has none. */
  showFolder: request<null>()(z.object({ path }).strict()),
  /**
   * Reads a model file of Keras or TensorFlow.js: a document, and a run with its weights. `path: null` asks which (native);
   * answers null when the user cancelled.
   */
  importNetwork: request<ImportedNetwork | null>()(z.object({ path: path.nullable() }).strict()),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = Exclude<(typeof requests)[N]['output'], undefined>;

/** What the services implement, one function a request. Failures are thrown as `ProblemError` and answered as `Problem`. */
export type Services = { readonly [N in RequestName]: (input: RequestInput<N>) => Promise<RequestOutput<N>> };

/** What a front end calls, one function a request. */
export type Api = { readonly [N in RequestName]: (input: RequestInput<N>) => Promise<Answer<RequestOutput<N>>> };

/** A failure that is meant for the user's eyes. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}
