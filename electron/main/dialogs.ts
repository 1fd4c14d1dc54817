import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileFilter, MessageBoxOptions, OpenDialogOptions } from 'electron';
import { BrowserWindow, dialog } from 'electron';
import { withDocumentExtension } from '../services/files/documentNames';
import type { Dialogs } from '../services/ServicesHost';

// Native dialogs match what follows the last dot: "cnn.json" would hide every file on macOS.
const models: FileFilter = { name: 'Models of Keras and TensorFlow.js', extensions: ['keras', 'h5', 'hdf5', 'json'] };
const openable: FileFilter = { name: 'Networks and models', extensions: ['json', 'keras', 'h5', 'hdf5'] };
const documents: FileFilter = { name: 'Networks', extensions: ['json'] };
const everything: FileFilter = { name: 'All files', extensions: ['*'] };

// There is only one.
const currentWindow = (): BrowserWindow | undefined => BrowserWindow.getAllWindows()[0];

/** The system's file dialogs, over the window; each answers null when the user cancelled. */
export function nativeDialogs(documentsFolder: string): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const window = currentWindow();
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  };
  return {
    openDocument: () =>
      open({
        title: 'Open a network',
        properties: ['openFile'],
        filters: [openable, documents, models, everything],
        defaultPath: documentsFolder,
      }),
    openModel: () => open({ title: 'Import a model', properties: ['openFile'], filters: [models, everything] }),
    saveDocument: async (suggestedName) => {
      // The dialog falls back to some other folder where this one is missing.
      await mkdir(documentsFolder, { recursive: true }).catch(() => undefined);
      const window = currentWindow();
      const defaultPath = join(documentsFolder, suggestedName);
      const options = { title: 'Save the network', defaultPath, filters: [documents] };
      const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      if (!filePath) return null;
      const path = withDocumentExtension(filePath);
      // The dialog has asked about the name that was typed, not about the one with the ending.
      return path === filePath || !existsSync(path) || (await mayReplace(path, window)) ? path : null;
    },
    chooseFolder: (title) => open({ title, properties: ['openDirectory'] }),
  };
}

async function mayReplace(path: string, window: BrowserWindow | undefined): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'question',
    message: `"${basename(path)}" already exists. Do you want to replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 0;
}
