import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Api } from '../../src/contract/api';
import type { Bridge, ServiceEvent } from '../../src/contract/events';
import { channels, readRequestNames } from './channels';
import { type PageDocument, TextInUse } from './TextInUse';

/** The bridge: all that the page can reach of the computer. */
const listeners = new Set<(event: ServiceEvent) => void>();
/** Files that were double-clicked before the page listened. */
const early: ServiceEvent[] = [];
const text = new TextInUse((globalThis as unknown as { readonly document: PageDocument }).document);

ipcRenderer.on(channels.event, (_, event: ServiceEvent) => {
  const edit = event.type === 'command' ? text.editFor(event.command) : null;
  if (edit !== null) {
    ipcRenderer.send(channels.editText, edit);
    return;
  }
  if (listeners.size === 0) {
    if (event.type === 'openFile') early.push(event);
    return;
  }
  if (event.type === 'closeRequested') ipcRenderer.send(channels.closeHeard);
  for (const listener of [...listeners]) listener(event);
});

const bridge: Bridge = {
  api: namedRequests(),
  onEvent: (listener) => {
    listeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
  pathForFile: (file) => pathOf(file as { readonly name: string; readonly path?: unknown }),
};

contextBridge.exposeInMainWorld('convcanvas', bridge);

/** One function a request: the page cannot name anything else. */
function namedRequests(): Api {
  const names = readRequestNames(process.argv);
  const entries = names.map((name) => [name, (input: unknown) => ipcRenderer.invoke(channels.request, name, input)]);
  return Object.fromEntries(entries) as Api;
}

/** Electron 32 took `path` from files and gave a function for it. */
function pathOf(file: { readonly name: string; readonly path?: unknown }): string | null {
  const getPath = (webUtils as typeof webUtils | undefined)?.getPathForFile as ((file: object) => string) | undefined;
  try {
    const path = getPath === undefined ? file.path : getPath(file);
    return typeof path === 'string' && path !== '' ? path : null;
  } catch {
    // Not a file of this page.
    return null;
  }
}
