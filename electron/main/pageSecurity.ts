import type { IpcMainEvent, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { isPageAddress } from './pageFiles';

// Layers are copied and pasted through the system clipboard. Nothing else of the system is needed.
const allowedPermissions: readonly string[] = ['clipboard-read', 'clipboard-sanitized-write'];

/** Refuses every permission but the clipboard's, and that to all but the application's page. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allowedPermissions.includes(permission) && isPageAddress(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowedPermissions.includes(permission) && isPageAddress(`${trimmed(origin)}/`),
  );
  session.setDevicePermissionHandler(() => false);
}

/** A page stays where it is: no navigation, no other windows, no embedded pages. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event, address) => {
    // The page loads itself again after a crash.
    if (address !== contents.getURL() || !isPageAddress(address)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whether a message comes from the main frame of this window, showing the application's page. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, contents: WebContents | null): boolean {
  const { sender, senderFrame } = event;
  // The frame is gone where the page went away while its message was on the way.
  if (contents === null || sender !== contents || senderFrame === null) return false;
  return senderFrame.parent === null && isPageAddress(senderFrame.url);
}

const trimmed = (origin: string) => origin.replace(/\/$/, '');
