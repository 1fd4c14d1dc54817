import type { BrowserWindow } from 'electron';
import type { RequestInput } from '../../src/contract/api';

/** "• Name — ConvCanvas" where there are unsaved changes; on macOS the close button and the icon say it too. */
export function showDocumentState(
  window: BrowserWindow,
  { name, path, unsaved }: Pick<RequestInput<'reportState'>, 'name' | 'path' | 'unsaved'>,
): void {
  const isMac = process.platform === 'darwin';
  window.setTitle(`${unsaved && !isMac ? '• ' : ''}${name} — ConvCanvas`);
  if (!isMac) return;
  window.setDocumentEdited(unsaved);
  window.setRepresentedFilename(path ?? '');
}
