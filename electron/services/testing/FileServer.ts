import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Respond = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

export type FileServer = {
  readonly url: string;
  /** The `Range` header of each request, in order. */
  readonly ranges: readonly (string | undefined)[];
};

/** A server on this machine that answers as the test wants. Ends with the test. */
export async function fileServer(respond: Respond): Promise<FileServer> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    respond(request, response, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.bin`, ranges };
}

/** Serves these bytes, in the middle where a range is asked for, and breaks off after `breakAfter` bytes. */
export function serveBytes(bytes: Buffer, breakAfter = Number.POSITIVE_INFINITY): Respond {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start >= bytes.length) {
      response.writeHead(416).end();
      return;
    }
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(start > 0 ? 206 : 200, {
      'Content-Length': bytes.length - start,
      ...(start > 0 ? { 'Content-Range': range } : {}),
    });
    if (bytes.length - start <= breakAfter) {
      response.end(bytes.subarray(start));
      return;
    }
    response.write(bytes.subarray(start, start + breakAfter), () => {
      setTimeout(() => response.destroy(), 50);
    });
  };
}
