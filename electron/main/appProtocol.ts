import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentType, pageFile, pageHeaders, pageScheme } from './pageFiles';

type PageResponse = { readonly status: number; readonly type: string; readonly data: Buffer };

/** To be called before the application is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page's folder, and nothing else, as `app://convcanvas/`. */
export function serveApp(folder: string): void {
  // Before Electron 25 there is no `handle`, and no `Response` in its Node.
  if (typeof protocol.handle === 'function') {
    protocol.handle(pageScheme, async ({ url }) => {
      const { status, type, data } = await respond(folder, url);
      return new Response(new Uint8Array(data), { status, headers: { ...pageHeaders, 'Content-Type': type } });
    });
    return;
  }
  protocol.registerBufferProtocol(pageScheme, ({ url }, callback) => {
    void respond(folder, url).then(({ status, type, data }) =>
      callback({ statusCode: status, mimeType: type, charset: 'utf-8', headers: { ...pageHeaders }, data }),
    );
  });
}

async function respond(folder: string, address: string): Promise<PageResponse> {
  const file = pageFile(folder, address);
  try {
    if (file !== null) return { status: 200, type: contentType(file), data: await readFile(file) };
  } catch {
    // Missing, or a folder: the same answer as for an address that names no file.
  }
  return { status: 404, type: 'text/plain', data: Buffer.from('There is no such file.') };
}
