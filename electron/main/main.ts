import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { appFolders } from '../services/folders';
import { declareAppScheme } from './appProtocol';
import { documentArgument } from './documentArgument';
import { type Application, startApplication } from './startApplication';

/** The desktop application's main process: one window, one document, in one instance for a data folder. */

/**
 * A trainer that does not end by itself must not keep the application from ending. Longer than the 15 s that a stopped
 * run may take to save before it is ended by force, and than its last state takes to be written.
 */
const longestEndMs = 20_000;

const folders = appFolders();
let application: Promise<Application> | null = null;
let pathToOpen = documentArgument(process.argv, process.cwd());

declareAppScheme();
app.setName('ConvCanvas');
if (!prepareDataFolder()) app.exit(1);
else if (app.requestSingleInstanceLock()) start();
else app.quit();

/** What Chromium keeps stands in the data folder too, so that a folder of its own is all that a second copy needs. */
function prepareDataFolder(): boolean {
  const folder = join(folders.data, 'electron');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = 'Make it writable, or name another folder in the environment variable CONVCANVAS_HOME.';
    dialog.showErrorBox('ConvCanvas could not start', `Its data folder cannot be used. ${advice}\n\n${reason}`);
    return false;
  }
  app.setPath('userData', folder);
  return true;
}

function start(): void {
  app.on('second-instance', (_, args, folder) => open(documentArgument(args, folder)));
  // macOS, before the window is there or later.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('activate', () => open(null));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', endInGoodOrder);
  void app.whenReady().then(async () => {
    application = startApplication(folders, join(__dirname, '..'), pathToOpen);
    await application.catch(failToStart);
  });
}

function open(path: string | null): void {
  if (application === null) {
    pathToOpen = path ?? pathToOpen;
    return;
  }
  void application.then(({ show }) => show(path)).catch(() => undefined);
}

function failToStart(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  dialog.showErrorBox('ConvCanvas could not start', `Install it again, or report this:\n\n${reason}`);
  app.exit(1);
}

function endInGoodOrder(event: { readonly preventDefault: () => void }): void {
  if (application === null) return;
  event.preventDefault();
  const ended = application.then(({ dispose }) => dispose());
  application = null;
  const waited = new Promise<void>((resolve) => setTimeout(resolve, longestEndMs));
  void Promise.race([ended, waited])
    .catch((error: unknown) => console.error(error))
    .then(() => app.exit(0));
}
