import type { IncomingMessage } from 'node:http';

// A page of another site may have its own name resolve to 127.0.0.1; it still shows by the name that it asked for.
const names = ['127.0.0.1', 'localhost'];

/** Whether a request names this server as its host. */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  return names.some((name) => request.headers.host === `${name}:${port}`);
}

/** Whether a request comes from a page of this server. Browsers always say where a WebSocket comes from. */
export function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  return names.some((name) => request.headers.origin === `http://${name}:${port}`);
}
