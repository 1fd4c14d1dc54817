import { app, nativeTheme, shell } from 'electron';
import type { RecentFile, Services } from '../../src/contract/api';
import type { RunningServices } from '../services/createServices';
import { createServices } from '../services/createServices';
import type { ServicesHost } from '../services/ServicesHost';

/**
 * The services, with what a window does besides: the theme reaches the system's own surfaces, and the files opened last
 * its lists. `onRecent`: they may have changed.
 */
export async function createWindowServices(
  host: ServicesHost,
  onRecent: (recent: readonly RecentFile[]) => void,
): Promise<RunningServices> {
  const services = createServices(host);
  const showRecent = async () => onRecent(await services.listRecent({}));
  const remember = async (file: { readonly path: string } | null) => {
    if (file === null) return;
    app.addRecentDocument(file.path);
    await showRecent();
  };
  const own: Pick<Services, 'openDocument' | 'saveDocument' | 'clearRecent' | 'changeSettings' | 'showFolder'> = {
    openDocument: async (input) => {
      const file = await services.openDocument(input);
      await remember(file);
      return file;
    },
    saveDocument: async (input) => {
      const file = await services.saveDocument(input);
      await remember(file);
      return file;
    },
    clearRecent: async (input) => {
      await services.clearRecent(input);
      app.clearRecentDocuments();
      await showRecent();
      return null;
    },
    // The file manager shows the folder; nothing in it is opened or run.
    showFolder: async ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    changeSettings: async (change) => {
      const settings = await services.changeSettings(change);
      nativeTheme.themeSource = settings.theme;
      return settings;
    },
  };
  nativeTheme.themeSource = (await services.getSettings({})).theme;
  await showRecent();
  return { ...services, ...own };
}
