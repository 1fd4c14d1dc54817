import { resolve } from 'node:path';
import type { Services } from '../../src/contract/api';
import type { ServiceEvent, Unsubscribe } from '../../src/contract/events';
import type { EngineName } from '../../src/contract/trainerMessages';
import type { RunSummary } from '../../src/training/RunRecord';
import { exportPlace } from '../trainer/export/exportFolder';
import { DatasetRoom } from './datasets/DatasetRoom';
import { DocumentRoom } from './documents/DocumentRoom';
import { EventHub } from './EventHub';
import { EngineRoom } from './engines/EngineRoom';
import { ExportRoom } from './exporting/ExportRoom';
import { type ImportedInto, ImportRoom } from './importing/ImportRoom';
import { problem } from './problems';
import { asItWas, RunRoom, type StartOptions } from './runs/RunRoom';
import type { ResumeOptions } from './runs/resumedRun';
import type { ServicesHost } from './ServicesHost';
import { SettingsRoom } from './settings/SettingsRoom';

export type RunningServices = Services & {
  /** Starts a run as a terminal may ask for it. */
  readonly startRunIn: (text: string, engine: string | null, options: StartOptions) => Promise<RunSummary>;
  /** The engine of this name, or the best that is installed. Problems: `unknown-engine`, `engine-missing`. */
  readonly chooseEngine: (asked: string | null) => Promise<EngineName>;
  /** Goes on with the run of a folder. */
  readonly resumeRunIn: (folder: string, options: ResumeOptions) => Promise<RunSummary>;
  /** Imports a model file; its run is made in this folder, or among the runs. */
  readonly importInto: (path: string, runFolder: string | null) => Promise<ImportedInto>;
  readonly onEvent: (listener: (event: ServiceEvent) => void) => Unsubscribe;
  /** Stops what is running, in good order, and waits for it. */
  readonly dispose: () => Promise<void>;
};

/** All that a front end may ask for, for one front end. */
export function createServices(host: ServicesHost): RunningServices {
  const events = new EventHub<ServiceEvent>();
  const emit = (event: ServiceEvent) => events.emit(event);
  const settings = new SettingsRoom(host.dataFolder);
  const documents = new DocumentRoom(host);
  const datasets = new DatasetRoom(host.dataFolder, emit);
  const engines = new EngineRoom(host.forkTrainer, settings);
  const runs = new RunRoom({ dataFolder: host.dataFolder, forkTrainer: host.forkTrainer, datasets, engines, emit });
  const exporting = new ExportRoom({ host, runs });
  const importing = new ImportRoom({ host, runs });

  return {
    openDocument: ({ path }) => documents.open(path),
    saveDocument: (input) => documents.save(input),
    listDocuments: () => documents.list(),
    listRecent: () => documents.recent.list(),
    clearRecent: async () => answerNull(documents.recent.clear()),
    writeRecovery: ({ windowId, text, path }) => answerNull(documents.recovery.write(windowId, text, path)),
    readRecovery: ({ windowId }) => documents.recovery.read(windowId),
    clearRecovery: ({ windowId }) => answerNull(documents.recovery.clear(windowId)),
    chooseFolder: async ({ title }) => host.dialogs?.chooseFolder(title) ?? null,

    appInfo: async () => ({
      version: host.version,
      platform: host.platform,
      frontEnd: host.frontEnd,
      nativeDialogs: host.dialogs !== null,
      documentsFolder: host.documentsFolder,
      openAtStart: host.openAtStart,
    }),
    getSettings: () => settings.read(),
    changeSettings: (change) => settings.change(change),
    reportState: async (state) => {
      host.onState(state);
      return null;
    },
    answerClose: async ({ close }) => {
      host.onCloseAnswer(close);
      return null;
    },

    listEngines: () => engines.list(),

    listDatasets: () => datasets.list(),
    describeDataset: ({ dataset }) => datasets.describe(dataset),
    previewDataset: (input) => datasets.preview(input),
    testImages: async ({ runId, indices }) => datasets.testImages(await runs.readDocument(runId), indices),
    downloadDataset: ({ dataset }) => datasets.download(dataset),
    useDatasetFolder: ({ dataset, folder }) => datasets.useFolder(dataset, folder),

    startRun: ({ text, engine }) => runs.start(text, engine),
    pauseRun: async ({ runId }) => answerNull(runs.pause(runId)),
    resumeRun: ({ runId, epochs }) => runs.resume(runId, { ...asItWas, epochs }),
    testRun: ({ runId }) => runs.test(runId),
    stopRun: async ({ runId }) => answerNull(runs.stop(runId)),
    listRuns: () => runs.list(),
    readRun: ({ runId }) => runs.read(runId),
    renameRun: ({ runId, name }) => answerNull(runs.rename(runId, name)),
    deleteRun: ({ runId }) => answerNull(runs.delete(runId)),
    readRunDocument: ({ runId }) => runs.readDocument(runId),

    exportNetwork: (input) => exporting.export(input),
    describeExportPlace: ({ folder }) => exportPlace(resolve(folder)),
    showFolder: async () => {
      throw problem('no-file-manager', 'A page in a browser cannot show a folder. Its path stands in the dialog.');
    },
    importNetwork: ({ path }) => importing.import(path),

    importInto: (path, runFolder) => importing.importInto(path, runFolder),
    resumeRunIn: (folder, options) => runs.resumeIn(folder, options),
    startRunIn: (text, engine, options) => runs.start(text, engine, options),

    chooseEngine: (asked) => engines.choose(asked),

    onEvent: (listener) => events.on(listener),
    dispose: async () => {
      datasets.dispose();
      engines.dispose();
      await runs.dispose();
    },
  };
}

async function answerNull(work: Promise<unknown> | undefined): Promise<null> {
  await work;
  return null;
}
