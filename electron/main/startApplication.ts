import { join } from 'node:path';
import { app, session } from 'electron';
import type { AppInfo } from '../../src/contract/api';
import type { AppFolders } from '../services/folders';
import { AppMenu } from './AppMenu';
import { AppWindow } from './AppWindow';
import { answerPage } from './answerPage';
import { serveApp } from './appProtocol';
import { createWindow, loadPage } from './createWindow';
import { nativeDialogs } from './dialogs';
import { forkTrainerWith } from './forkTrainer';
import { PowerSaver } from './PowerSaver';
import { restrictPermissions } from './pageSecurity';
import { RunsInProgress } from './RunsInProgress';
import { createWindowServices } from './windowServices';

export type Application = {
  /** Shows the window; with a path, asks the page to open that file. */
  readonly show: (path: string | null) => void;
  /** Once the window has closed: ends what still runs, in good order. */
  readonly dispose: () => Promise<void>;
};

/**
 * Puts the parts together and opens the window. `built`: the folder that holds what the build makes. `openAtStart`: a
 * file named by the command line or a double click.
 */
export async function startApplication(
  folders: AppFolders,
  built: string,
  openAtStart: string | null,
): Promise<Application> {
  serveApp(join(built, 'renderer'));
  restrictPermissions(session.defaultSession);
  const runs = new RunsInProgress();
  const power = new PowerSaver();
  let window: AppWindow | null = null;
  let fileAtStart = openAtStart;
  const menu = new AppMenu({
    run: (command) => window?.send({ type: 'command', command }),
    open: (path) => window?.send({ type: 'openFile', path }),
    clearRecent: () => void services.clearRecent({}),
  });
  const services = await createWindowServices(
    {
      dataFolder: folders.data,
      documentsFolder: folders.documents,
      version: app.getVersion(),
      platform: platformName(process.platform),
      frontEnd: 'electron',
      dialogs: nativeDialogs(folders.documents),
      get openAtStart() {
        return fileAtStart;
      },
      forkTrainer: forkTrainerWith(join(built, 'trainer', 'trainer.cjs')),
      onState: (state) => {
        window?.showState(state);
        menu.showSteps(state.undo, state.redo);
      },
      onCloseAnswer: (close) => window?.closeAnswered(close),
    },
    (recent) => menu.showRecent(recent),
  );
  // After the services, which know the theme that the window is to have.
  const browserWindow = await createWindow(folders.data, join(built, 'preload', 'preload.cjs'));
  const appWindow = new AppWindow(browserWindow, {
    dataFolder: folders.data,
    isTraining: () => runs.any,
    // The page that starts again has the recovery copy to offer, not the file of the first start.
    onCrash: () => {
      fileAtStart = null;
    },
  });
  window = appWindow;
  services.onEvent((event) => {
    runs.observe(event);
    power.keepAwake(runs.computing);
    appWindow.send(event);
  });
  answerPage(browserWindow.webContents, services, () => appWindow.closeHeard());
  await loadPage(browserWindow);
  return {
    show: (path) => {
      appWindow.show();
      if (path !== null) appWindow.send({ type: 'openFile', path });
    },
    dispose: async () => {
      await Promise.all([services.dispose(), appWindow.settled()]);
      power.keepAwake(false);
    },
  };
}

function platformName(platform: NodeJS.Platform): AppInfo['platform'] {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}
