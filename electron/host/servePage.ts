import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { isOwnHost } from './addresses';
import { findPageFile } from './pageFiles';

/** Nothing from elsewhere, and nothing inline but styles, which React and React Flow set. */
function securityPolicy(host: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Answers a request with a file of the page. */
export async function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, port }: { readonly folder: string; readonly port: number },
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (!isOwnHost(request, port)) return refuse(response, 403, 'This server answers only to its own address.');
  response.setHeader('Content-Security-Policy', securityPolicy(request.headers.host ?? ''));
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Files here can only be read.');
  }
  const file = await findPageFile(folder, request.url ?? '');
  if (file === null) return refuse(response, 404, 'There is no such file.');
  // Files are checked for news at each load: a rebuilt page is never mixed with an old script.
  const isPage = file.type.startsWith('text/html');
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': file.size,
    'Cache-Control': isPage ? 'no-store' : 'no-cache',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A page that went away meanwhile, or a file that cannot be read, ends the response; there is no one left to tell.
  pipeline(createReadStream(file.path), response, () => {});
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}
