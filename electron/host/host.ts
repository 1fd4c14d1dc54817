import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { answer } from '../services/answer';
import { createServices } from '../services/createServices';
import { appFolders } from '../services/folders';
import { forkTrainerWith } from '../services/forkTrainer';
import type { ServicesHost } from '../services/ServicesHost';
import { mayOpenBrowser, openBrowser } from './openBrowser';
import { startHost } from './startHost';

// The application for a browser on this machine: `node dist/host/host.cjs [file]`.

/** Beside this program's own folder. */
const built = resolve(__dirname, '..');

function servicesHost(file: string | undefined): ServicesHost {
  const { data, documents } = appFolders();
  const { platform } = process;
  return {
    dataFolder: data,
    documentsFolder: documents,
    version,
    platform: platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other',
    frontEnd: 'browser',
    dialogs: null,
    // npm runs its scripts in the project's folder, and says where the user was.
    openAtStart: file === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), file),
    forkTrainer: forkTrainerWith(join(built, 'trainer', 'trainer.cjs')),
    // A tab has its own title, and closes without asking us.
    onState: () => {},
    onCloseAnswer: () => {},
  };
}

async function run(): Promise<void> {
  const pageFolder = join(built, 'renderer');
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new Error('its page is not built. Run "npm run build", or start it with "npm start -- --browser".');
  }
  const services = createServices(servicesHost(process.argv.slice(2).find((arg) => !arg.startsWith('-'))));
  const host = await startHost({
    pageFolder,
    answer: (name, input) => answer(services, name, input),
  });
  services.onEvent((event) => host.send(event));

  let ending = false;
  const end = async () => {
    // Whoever asks twice does not want to wait for a run to be saved.
    if (ending) process.exit(130);
    ending = true;
    await services.dispose();
    await host.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end().catch(fail));

  console.log(`ConvCanvas is open at ${host.address}`);
  if (mayOpenBrowser(process.env, process.platform)) openBrowser(host.address, process.platform);
}

function fail(error: unknown): void {
  console.error(`ConvCanvas cannot go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

run().catch(fail);
