import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { problem } from '../problems';
import type { DownloadSource } from './catalog';

export type DownloadOptions = {
  readonly onProgress: (received: number, total: number | null) => void;
  readonly signal: AbortSignal;
  /** Hosts that may be asked without encryption: none, but for a server on this machine in tests. */
  readonly plainHosts?: readonly string[];
};

const maxRedirects = 5;
const silenceMs = 30_000;

/**
 * Fetches a file into a folder and answers its path. What arrives goes to a `.part` file: a download that was broken off
 * goes on where it was, and the file gets its name only when its checksum is right. Problems: `download-failed`,
 * `checksum`, and those of the disk.
 */
export async function downloadFile(source: DownloadSource, folder: string, options: DownloadOptions): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, source.file);
  const part = `${path}.part`;
  if ((await sizeOf(part)) !== source.bytes) await fetchRest(source, part, options);
  await checkSum(source, part);
  await rename(part, path);
  return path;
}

async function fetchRest(source: DownloadSource, part: string, options: DownloadOptions): Promise<void> {
  let start = await sizeOf(part);
  // More than there is: not this file.
  if (start > source.bytes) start = 0;
  const response = await request(new URL(source.url), start, options, maxRedirects);
  // A server that cannot go on in the middle begins anew.
  const resumed = response.statusCode === 206 && rangeStart(response) === start;
  if (!resumed) start = 0;
  let received = start;
  const total = totalBytes(response, start);
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
    options.onProgress(received, total);
  });
  response.setTimeout(silenceMs, () => response.destroy(new Error('No data arrived for 30 seconds.')));
  try {
    await pipeline(response, createWriteStream(part, { flags: resumed ? 'a' : 'w' }), { signal: options.signal });
  } catch (error) {
    throw interrupted(error, options.signal);
  }
  if (total !== null && received < total) throw interrupted(new Error(`${received} of ${total} bytes`), options.signal);
}

function request(url: URL, start: number, options: DownloadOptions, redirects: number): Promise<IncomingMessage> {
  const plain = url.protocol === 'http:' && options.plainHosts?.includes(url.hostname) === true;
  if (url.protocol !== 'https:' && !plain) {
    throw problem('download-failed', `The download was refused, because ${url.host} does not encrypt it.`);
  }
  const headers = start > 0 ? { Range: `bytes=${start}-` } : {};
  return new Promise((resolve, reject) => {
    const get = plain ? getPlain : getSecure;
    const asked = get(url, { headers, signal: options.signal, timeout: silenceMs }, (response) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status === 200 || status === 206) {
        resolve(response);
        return;
      }
      response.resume();
      if (status === 416 && start > 0) {
        resolve(request(url, 0, options, redirects));
      } else if (status >= 300 && status < 400 && location !== undefined && redirects > 0) {
        resolve(Promise.resolve().then(() => request(new URL(location, url), start, options, redirects - 1)));
      } else {
        reject(
          problem('download-failed', `${url.host} answered with status ${status} instead of the file. Try later.`),
        );
      }
    });
    asked.on('timeout', () => asked.destroy(new Error('No answer for 30 seconds.')));
    asked.on('error', (error) => reject(interrupted(error, options.signal)));
  });
}

function rangeStart(response: IncomingMessage): number | null {
  const match = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '');
  return match === null ? null : Number(match[1]);
}

function totalBytes(response: IncomingMessage, start: number): number | null {
  const length = response.headers['content-length'];
  return length === undefined ? null : start + Number(length);
}

async function checkSum(source: DownloadSource, part: string): Promise<void> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer);
  const found = hash.digest('hex');
  if (found === source.md5) return;
  await rm(part, { force: true });
  throw problem(
    'checksum',
    `What was downloaded is not the published file: its checksum is ${found}, but should be ${source.md5}. ` +
      'It was deleted. Try again; behind a proxy that changes downloads, fetch the file with a browser instead.',
  );
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

/** A break on the way, in words; failures of the disk keep their own. */
function interrupted(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return problem('download-stopped', 'The download was stopped. It goes on from here next time.');
  const { code, syscall, message } = error as Partial<NodeJS.ErrnoException>;
  const ofDisk = code !== undefined && (syscall === 'write' || syscall === 'open');
  if (ofDisk && /^(ENOSPC|EDQUOT|EACCES|EROFS|EIO|EISDIR)$/.test(code)) return error;
  const reason = message ?? String(error);
  return problem(
    'download-failed',
    'The download broke off. Check the connection to the internet and try again: it goes on where it stopped.',
    reason,
  );
}
