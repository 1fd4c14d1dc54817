import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isOwnHost, isOwnOrigin } from './addresses';
import { isSecret } from './secret';

export const mostUploadBytes = 2 ** 30;
/** Of one page and its reloads; older files make room. */
const mostFiles = 5;

type Options = { readonly port: number; readonly secret: string; readonly mostBytes?: number };

/**
 * Files that were dropped onto a page in a browser, which tells no paths: each is kept in a private folder of its own until
 * the host ends, so that the services can read it by its path.
 */
export class Uploads {
  private root: Promise<string> | null = null;
  private readonly folders: string[] = [];
  private count = 0;

  /** Answers a POST of one file, named in the query, with `{ "path" }`. `beside`: the path of one that it belongs to. */
  async take(request: IncomingMessage, response: ServerResponse, options: Options): Promise<void> {
    const { port, secret, mostBytes = mostUploadBytes } = options;
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isOwnHost(request, port) || !isOwnOrigin(request, port) || !isSecret(given, secret)) {
      return reply(response, 403, { message: 'This server takes files only from its own page.' });
    }
    if (request.method !== 'POST') return reply(response, 405, { message: 'A file is sent with POST.' });
    const tooLarge = { message: 'The file is larger than 1 GB. Open it by its path with the command line instead.' };
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) return reply(response, 413, tooLarge);
    const beside = asked(request.url, 'beside');
    const folder = beside === null ? await this.newFolder() : this.folders.find((known) => known === dirname(beside));
    if (folder === undefined) return reply(response, 404, { message: 'The file that it belongs to is not there.' });
    const path = join(folder, fileName(request.url ?? ''));
    if (existsSync(path)) return reply(response, 409, { message: 'Two files have the same name.' });
    try {
      await pipeline(request, atMost(mostBytes), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    } catch (error) {
      await rm(beside === null ? folder : path, { recursive: true, force: true });
      if (error instanceof TooLarge) return reply(response, 413, tooLarge);
      throw error;
    }
    reply(response, 200, { path });
  }

  /** Removes all files. */
  async close(): Promise<void> {
    const root = await this.root?.catch(() => null);
    if (root != null) await rm(root, { recursive: true, force: true });
  }

  private async newFolder(): Promise<string> {
    // Only the user may look into what mkdtemp makes.
    this.root ??= mkdtemp(join(tmpdir(), 'convcanvas-'));
    const folder = join(await this.root, String(++this.count));
    await mkdir(folder);
    this.folders.push(folder);
    const oldest = this.folders.length > mostFiles ? this.folders.shift() : undefined;
    if (oldest !== undefined) await rm(oldest, { recursive: true, force: true });
    return folder;
  }
}

class TooLarge extends Error {}

/** Passes so many bytes, and ends with an error after them, whatever was announced. */
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      done(left < 0 ? new TooLarge() : null, chunk);
    },
  });
}

/** What the page calls the file, as a name without a path: the network is named after it. */
function fileName(url: string): string {
  const plain = (asked(url, 'name') ?? '').replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').slice(-100);
  return /[\p{L}\p{N}]/u.test(plain) ? plain : 'model';
}

function asked(url: string | undefined, name: 'name' | 'beside'): string | null {
  return new URL(url ?? '', 'http://host').searchParams.get(name);
}

function reply(response: ServerResponse, status: number, content: object): void {
  // What was not read of a refused file is not waited for.
  const ending = status === 200 ? {} : { Connection: 'close' };
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...ending });
  response.end(JSON.stringify(content));
}
