import { version } from '../../package.json';
import { createServices, type RunningServices } from '../services/createServices';
import { appFolders } from '../services/folders';
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
