import type { WebContents } from 'electron';
import { ipcMain } from 'electron';
import { channels, textEdits } from '../preload/channels';
import { answer } from '../services/answer';
import type { RunningServices } from '../services/createServices';
import { isFromPage } from './pageSecurity';

/** Answers the page's messages; whatever does not come from the application's page in its window is refused. */
export function answerPage(contents: WebContents, services: RunningServices, onCloseHeard: () => void): void {
  ipcMain.handle(channels.request, (event, name: unknown, input: unknown) => {
    if (!isFromPage(event, contents)) throw new Error('Only the page of ConvCanvas may ask.');
    return answer(services, name, input);
  });
  ipcMain.on(channels.closeHeard, (event) => {
    if (isFromPage(event, contents)) onCloseHeard();
  });
  ipcMain.on(channels.editText, (event, edit: unknown) => {
    const known = textEdits.find((name) => name === edit);
    if (known !== undefined && isFromPage(event, contents)) contents[known]();
  });
}
