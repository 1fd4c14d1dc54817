import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';

/** What the system asks where the page cannot. */

/** Whether to close a window whose page has not answered. `training`: a run is under way. */
export async function confirmClose(window: BrowserWindow, training: boolean): Promise<boolean> {
  const stopped = training ? ' The run that is training is stopped; its results up to now are kept.' : '';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Close ConvCanvas without waiting for its answer?',
    detail:
      'The window has not answered yet. ' +
      `What changed since the last save is in the recovery copy, which the next start offers to restore.${stopped}`,
    buttons: ['Close', 'Keep open'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Whether to load the page again after it crashed; otherwise the window is to close. */
export async function confirmReload(window: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped working.',
    detail:
      'Reload it to go on: what changed since the last save is in the recovery copy, and a run that is training ' +
      `goes on meanwhile.\n\nReason: ${reason}`,
    buttons: ['Reload', 'Close'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}
