import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { requests } from '../../src/contract/api';
import { requestNamesArgument } from '../preload/channels';
import { readJsonFile, writeJsonFile } from '../services/files/jsonFile';
import { pageAddress } from './pageFiles';
import { confine } from './pageSecurity';
import { placeWindow, windowMinimum, windowPlaceSchema } from './windowPlace';

/** The design's backgrounds, so that the window does not flash before the page is drawn. */
const backgrounds = { light: '#F6F7F9', dark: '#12161C' };

const background = () => (nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);
const placeFile = (dataFolder: string) => join(dataFolder, 'window.json');

/** Opens the window where it was last; it shows itself when the page is drawn. `preload`: the bundled preload's path. */
export async function createWindow(dataFolder: string, preload: string): Promise<BrowserWindow> {
  const place = await readJsonFile(placeFile(dataFolder), windowPlaceSchema);
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(place, workAreas),
    minWidth: windowMinimum.width,
    minHeight: windowMinimum.height,
    title: 'ConvCanvas',
    icon: join(app.getAppPath(), 'assets', 'icons', 'icon.png'),
    backgroundColor: background(),
    show: false,
    webPreferences: {
      preload,
      additionalArguments: [requestNamesArgument(Object.keys(requests))],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Curves go on while the window is behind others.
      backgroundThrottling: false,
    },
  });
  confine(window.webContents);
  window.once('ready-to-show', () => {
    if (place?.maximized) window.maximize();
    window.show();
  });
  // The title is the document's.
  window.on('page-title-updated', (event) => event.preventDefault());
  const repaint = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  return window;
}

/** The crash of a page, or a build that is not there, is told by others. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(pageAddress).catch((error: unknown) => console.error(error));
}

/** Remembers where the window is. A failure costs only that. */
export async function rememberPlace(window: BrowserWindow, dataFolder: string): Promise<void> {
  const place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  await writeJsonFile(placeFile(dataFolder), place).catch((error: unknown) => console.error(error));
}
