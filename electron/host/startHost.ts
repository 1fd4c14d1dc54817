import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServiceEvent } from '../../src/contract/events';
import { socketPath, uploadPath } from '../../src/contract/hostMessages';
import { isOwnHost, isOwnOrigin } from './addresses';
import type { AnswerRequest } from './PageSockets';
import { PageSockets } from './PageSockets';
import { newSecret } from './secret';
import { servePage } from './servePage';
import { Uploads } from './Uploads';

export type HostOptions = {
  /** The built page. */
  readonly pageFolder: string;
  /** Never rejects. */
  readonly answer: AnswerRequest;
  /** Any free one unless given. */
  readonly port?: number;
  /** A new one unless given. */
  readonly secret?: string;
  /** How long a page may take to say the secret, in ms. */
  readonly greetingWait?: number;
};

export type Host = {
  readonly port: number;
  readonly secret: string;
  /** The address to open: whoever knows it may use the services. */
  readonly address: string;
  readonly send: (event: ServiceEvent) => void;
  readonly close: () => Promise<void>;
};

/**
 * Serves the page and the services to browsers on this machine, and to nobody else. Rejects where no port can be had.
 */
export async function startHost({
  pageFolder,
  answer,
  port: wantedPort = 0,
  secret = newSecret(),
  greetingWait = 3000,
}: HostOptions): Promise<Host> {
  const pages = new PageSockets({ secret, answer, greetingWait });
  const uploads = new Uploads();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  server.on('request', (request, response) => {
    const isUpload = request.url?.split('?', 1)[0] === uploadPath;
    const answered = isUpload
      ? uploads.take(request, response, { port, secret })
      : servePage(request, response, { folder: pageFolder, port });
    answered.catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    const status = upgradeStatus(request, port);
    if (status === null) pages.accept(request, stream, head);
    else refuseUpgrade(stream, status);
  });
  return {
    port,
    secret,
    address: `http://127.0.0.1:${port}/#${secret}`,
    send: (event) => pages.send(event),
    close: () =>
      new Promise((resolve) => {
        pages.close();
        server.close(() => void uploads.close().finally(resolve));
        // A browser keeps connections open in case it needs them again.
        server.closeAllConnections();
      }),
  };
}

/** Null: a WebSocket may be opened. */
function upgradeStatus(request: IncomingMessage, port: number): string | null {
  if (!isOwnHost(request, port) || !isOwnOrigin(request, port)) return '403 Forbidden';
  if (request.url !== socketPath) return '404 Not Found';
  return null;
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.on('error', () => {});
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
