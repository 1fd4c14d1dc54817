import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ServiceEvent } from '../../../src/contract/events';
import {
  type ComputeChoice,
  type ComputeRequest,
  type EngineName,
  engineNames,
  type TrainJob,
} from '../../../src/contract/trainerMessages';
import { parseDocument } from '../../../src/layers/parseDocument';
import type { RunDetail, RunSummary } from '../../../src/training/RunRecord';
import type { DatasetRoom } from '../datasets/DatasetRoom';
import type { EngineRoom } from '../engines/EngineRoom';
import { hasErrorCode, problem } from '../problems';
import type { ServicesHost } from '../ServicesHost';
import { ActiveRun } from './ActiveRun';
import { type ClaimedFolder, claimFolder, freshId, takeFolder } from './claimFolder';
import { writeImportedRun } from './importedRun';
import { mendRun } from './mendRun';
import { writeNewRun } from './newRun';
import { type PreparedJob, prepareJob } from './prepareJob';
import { type Metrics, noMetrics, readEvaluation, readMetrics } from './readRunFolder';
import { findResumable, type ResumeOptions, writeResumed } from './resumedRun';
import type { RunFile } from './runFile';
import { readRunFile, writeRunFile } from './runFile';

const validId = /^[A-Za-z0-9_-]{1,80}$/;

type Needs = {
  readonly dataFolder: string;
  readonly forkTrainer: ServicesHost['forkTrainer'];
  readonly datasets: Pick<DatasetRoom, 'searchFolders' | 'list'>;
  readonly engines: Pick<EngineRoom, 'choose' | 'compute'>;
  readonly emit: (event: ServiceEvent) => void;
};

/** What a terminal may ask for beyond the contract. */
export type StartOptions = ComputeRequest & {
  /** Where the run is kept; by default in the app's own folder of runs. */
  readonly folder: string | null;
  /** A folder to look in first for the files of a built-in data set. */
  readonly dataFolder: string | null;
};

const asInSettings: StartOptions = { folder: null, dataFolder: null, threads: null, device: null };

export const asItWas: ResumeOptions = { epochs: null, engine: null, dataFolder: null, threads: null, device: null };

/** A run that can be led. `before`: what it learnt before its last end. */
type Prepared = {
  readonly file: RunFile;
  readonly prepared: PreparedJob;
  readonly engineName: EngineName;
  readonly compute: ComputeChoice;
  readonly resume: TrainJob['resume'];
  readonly before: Metrics;
};

/** Training, and what was trained before. */
export class RunRoom {
  private readonly runsFolder: string;
  private current: ActiveRun | null = null;
  private starting = false;

  constructor(private readonly needs: Needs) {
    this.runsFolder = join(needs.dataFolder, 'runs');
  }

  /** Problems: those of the file format, `network-has-errors`, `dataset-missing`, `engine-missing`, `run-active`, ... */
  start(text: string, engineAsked: string | null, options: StartOptions = asInSettings): Promise<RunSummary> {
    return this.lead(async () => {
      const { dataFolder, folder: chosen } = options;
      const prepared = await prepareJob(text, this.needs.datasets, dataFolder);
      const engineName = await this.needs.engines.choose(engineAsked);
      const compute = await this.needs.engines.compute(engineName, options);
      const number = (await this.highestNumber()) + 1;
      const claimed = await (chosen === null ? claimFolder(this.runsFolder) : takeFolder(chosen));
      const file = await writeNewRun({ ...claimed, number, prepared, engineName, dataFolder, chosen: chosen !== null });
      return { file, prepared, engineName, compute, resume: false, before: noMetrics };
    });
  }

  /**
   * Goes on with a run: one that is paused, or one that has ended, from its last checkpoint. Problems: `run-missing`,
   * `run-not-resumable`, `run-finished`, and those of `start`.
   */
  async resume(id: string, options: ResumeOptions = asItWas): Promise<RunSummary> {
    const { current } = this;
    if (current?.summary.id !== id || !current.active) return this.goOn(() => this.require(id), options);
    current.resume();
    return current.summary;
  }

  /** Tries a run that has ended early on the test images. Problems as in `resume`. */
  test(id: string): Promise<RunSummary> {
    return this.goOn(() => this.require(id), asItWas, 'test');
  }

  /** Goes on with the run of a folder, wherever that is. */
  resumeIn(folder: string, options: ResumeOptions): Promise<RunSummary> {
    if (dirname(folder) === this.runsFolder) return this.resume(basename(folder), options);
    return this.goOn(async () => {
      const file = await readRunFile(freshId(), folder);
      if (file === null) throw problem('run-missing', `${folder} holds no run, or it is damaged.`);
      return mendRun(file);
    }, options);
  }

  private goOn(
    find: () => Promise<RunFile>,
    options: ResumeOptions,
    resume: TrainJob['resume'] = true,
  ): Promise<RunSummary> {
    return this.lead(async () => {
      const resumable = await findResumable(await find(), this.needs.datasets, options);
      const { engineName: lastEngine, threads, device } = resumable.file.summary;
      const engineName = await this.needs.engines.choose(options.engine ?? lastEngine);
      // Other threads, or another device, would not give the same numbers.
      const compute = await this.needs.engines.compute(engineName, {
        threads: options.threads ?? threads,
        device: options.device ?? (device?.startsWith('CPU') === true ? 'cpu' : null),
      });
      const { file, before } = await writeResumed(resumable, engineName);
      return { file, prepared: resumable.prepared, engineName, compute, resume, before };
    });
  }

  /** Starts a trainer for what `prepare` answers. One training goes on at a time. */
  private async lead(prepare: () => Promise<Prepared>): Promise<RunSummary> {
    if (this.starting || this.current?.active === true) {
      throw problem('run-active', 'A training is going on. Stop it first, or wait until it ends.');
    }
    this.starting = true;
    try {
      await this.current?.ended;
      const { file, prepared, engineName: engine, compute, resume, before } = await prepare();
      const { document, settings, dataFolders } = prepared;
      const { id: runId, folder: runFolder } = file.summary;
      const job = { runId, runFolder, resume, document, settings, engine, ...compute, dataFolders };
      this.current = new ActiveRun(file, job, this.needs.forkTrainer(), this.needs.emit, before);
      return this.current.summary;
    } finally {
      this.starting = false;
    }
  }

  /** A folder for a run that is written elsewhere; null: a new one among the runs. Problem: `folder-not-empty`. */
  claim(chosen: string | null): Promise<ClaimedFolder> {
    return chosen === null ? claimFolder(this.runsFolder) : takeFolder(chosen);
  }

  /** Takes a folder with a network and its weights, which came from elsewhere, among the runs. */
  async addImported(claimed: ClaimedFolder, text: string): Promise<RunSummary> {
    const parsed = parseDocument(text);
    if (!parsed.ok) throw problem(parsed.error.code, parsed.error.message);
    // It can be looked at without any engine.
    const engineName = await this.needs.engines.choose(null).catch(() => engineNames[0]);
    const number = (await this.highestNumber()) + 1;
    const { summary } = await writeImportedRun({ ...claimed, number, document: parsed.document, engineName });
    this.needs.emit({ type: 'run', summary });
    return summary;
  }

  pause(id: string): undefined {
    this.requireActive(id).pause();
  }

  stop(id: string): undefined {
    this.requireActive(id).stop();
  }

  /** Newest first. Folders that hold no run are left out. */
  async list(): Promise<readonly RunSummary[]> {
    const names = await this.folderNames();
    const files = await Promise.all(names.map((id) => this.readFile(id)));
    return files
      .flatMap((file) => (file === null ? [] : [file.summary]))
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  async read(id: string): Promise<RunDetail> {
    if (this.current?.summary.id === id) return this.current.detail();
    const { summary, stepsPerEpoch } = await this.require(id);
    const [{ batches, epochs }, evaluation] = await Promise.all([
      readMetrics(summary.folder),
      readEvaluation(summary.folder),
    ]);
    return { summary, stepsPerEpoch, batches, epochs, evaluation };
  }

  async rename(id: string, name: string): Promise<void> {
    if (this.current?.summary.id === id) return this.current.rename(name);
    const file = await this.require(id);
    const summary = { ...file.summary, name };
    await writeRunFile({ ...file, summary });
    this.needs.emit({ type: 'run', summary });
  }

  async delete(id: string): Promise<void> {
    if (this.current?.summary.id === id) {
      if (this.current.active) throw problem('run-active', 'This training is going on. Stop it first.');
      await this.current.ended;
      this.current = null;
    }
    const { summary } = await this.require(id);
    if (summary.status === 'running' || summary.status === 'paused') {
      throw problem('run-active', 'Another ConvCanvas leads this training. Stop it there first.');
    }
    await rm(summary.folder, { recursive: true, force: true });
    this.needs.emit({ type: 'runDeleted', runId: id });
  }

  async readDocument(id: string): Promise<string> {
    const { summary } = await this.require(id);
    return readFile(join(summary.folder, 'network.cnn.json'), 'utf8');
  }

  /** Waits for the run that goes on, or for the end of its process. */
  async settle(): Promise<void> {
    await this.current?.ended;
  }

  async dispose(): Promise<void> {
    this.current?.stop();
    await this.settle();
  }

  private requireActive(id: string): ActiveRun {
    if (this.current?.summary.id === id && this.current.active) return this.current;
    throw problem('run-not-active', 'This training has ended already, or another ConvCanvas leads it.');
  }

  private async require(id: string): Promise<RunFile> {
    const file = await this.readFile(id);
    if (file !== null) return file;
    throw problem('run-missing', 'This run is gone, or its folder is damaged.');
  }

  private async readFile(id: string): Promise<RunFile | null> {
    if (!validId.test(id)) return null;
    const folder = join(this.runsFolder, id);
    // A link could lead out of the folder of runs.
    const isFolder = await lstat(folder)
      .then((found) => found.isDirectory())
      .catch(() => false);
    const file = isFolder ? await readRunFile(id, folder) : null;
    if (file === null || this.current?.summary.id !== id) return file === null ? null : mendRun(file);
    return { ...file, summary: this.current.summary };
  }

  private async highestNumber(): Promise<number> {
    const files = await Promise.all((await this.folderNames()).map((id) => readRunFile(id, join(this.runsFolder, id))));
    return Math.max(0, ...files.map((file) => file?.number ?? 0));
  }

  private async folderNames(): Promise<readonly string[]> {
    try {
      return (await readdir(this.runsFolder)).filter((name) => validId.test(name));
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return [];
      throw error;
    }
  }
}
