import { version } from '../../package.json';
import { type EngineName, engineNames } from '../../src/contract/trainerMessages';
import { createServices, type RunningServices } from '../services/createServices';
import { appFolders } from '../services/folders';
import { problem } from '../services/problems';
import { forkTrainer } from './forkTrainer';

/** Runs a command with the services of the app, and ends them in good order whatever happens. */
export async function withServices<T>(work: (services: RunningServices) => Promise<T>): Promise<T> {
  const folders = appFolders();
  const services = createServices({
    dataFolder: folders.data,
    documentsFolder: folders.documents,
    version,
    platform: 'other',
    frontEnd: 'browser',
    dialogs: null,
    openAtStart: null,
    forkTrainer,
    onState: () => {},
    onCloseAnswer: () => {},
  });
  try {
    return await work(services);
  } finally {
    await services.dispose();
  }
}

/** The engine of this name, or the best that is installed. Problems: `unknown-engine`, `engine-missing`. */
export async function chooseEngine(services: RunningServices, asked: string | null): Promise<EngineName> {
  const list = await services.listEngines({});
  const known = engineNames.find((name) => name === asked);
  if (asked !== null && asked !== 'tfjs' && known === undefined) {
    throw problem('unknown-engine', `There is no engine "${asked}". There are: ${engineNames.join(', ')}.`);
  }
  const status = list.find((entry) => (known === undefined ? entry.chosen : entry.engine === known));
  if (status === undefined || !status.installed)
    throw problem('engine-missing', status?.missing ?? 'There is no engine to compute with.');
  return status.engine;
}
