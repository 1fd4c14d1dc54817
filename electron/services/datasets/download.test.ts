import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileServer, serveBytes } from '../testing/FileServer';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { DownloadOptions } from './download';
import { downloadFile } from './download';

const bytes = randomBytes(300_000);
const md5 = createHash('md5').update(bytes).digest('hex');
const sourceAt = (url: string) => ({ url, file: 'file.bin', bytes: bytes.length, md5 });
const withCode = (code: string) => ({ problem: { code } });

function optionsFor(signal = new AbortController().signal) {
  const progress: number[] = [];
  const options: DownloadOptions = {
    signal,
    plainHosts: ['127.0.0.1'],
    onProgress: (received) => progress.push(received),
  };
  return { options, progress };
}

describe('downloadFile', () => {
  it('fetches, checks and names the file, and tells how far it is', async () => {
    const { url } = await fileServer(serveBytes(bytes));
    const { options, progress } = optionsFor();
    const folder = join(temporaryFolder(), 'new');
    const path = await downloadFile(sourceAt(url), folder, options);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['file.bin']);
    expect(progress[progress.length - 1]).toBe(bytes.length);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  it('goes on where it broke off', async () => {
    const server = await fileServer((request, response, attempt) =>
      serveBytes(bytes, attempt === 1 ? 120_000 : undefined)(request, response, attempt),
    );
    const folder = temporaryFolder();
    const broken = downloadFile(sourceAt(server.url), folder, optionsFor().options);
    await expect(broken).rejects.toMatchObject(withCode('download-failed'));
    const kept = statSync(join(folder, 'file.bin.part')).size;
    expect(kept).toBeGreaterThan(0);
    const { options, progress } = optionsFor();
    const path = await downloadFile(sourceAt(server.url), folder, options);
    expect(server.ranges).toEqual([undefined, `bytes=${kept}-`]);
    expect(progress[0]).toBeGreaterThan(kept);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.each([
    ['cannot go on in the middle', 1000, (bytes: Buffer) => serveBytes(bytes)],
    ['says that there is no such part', 300_001, (bytes: Buffer) => serveBytes(bytes)],
  ])('begins anew where the server %s', async (_, partBytes, serve) => {
    const server = await fileServer((request, response, attempt) => {
      if (partBytes === 1000) delete request.headers.range;
      serve(bytes)(request, response, attempt);
    });
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file.bin.part'), Buffer.alloc(partBytes));
    const path = await downloadFile(sourceAt(server.url), folder, optionsFor().options);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('does not fetch again what is complete', async () => {
    const server = await fileServer(serveBytes(bytes));
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file.bin.part'), bytes);
    await downloadFile(sourceAt(server.url), folder, optionsFor().options);
    expect(server.ranges).toEqual([]);
  });

  it('throws away what is not the published file', async () => {
    const { url } = await fileServer(serveBytes(Buffer.from(bytes).fill(7, 1000, 1010)));
    const folder = temporaryFolder();
    const got = downloadFile(sourceAt(url), folder, optionsFor().options);
    await expect(got).rejects.toMatchObject(withCode('checksum'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops when it is told to, and keeps what has arrived', async () => {
    const { url } = await fileServer((_, response) => {
      response.writeHead(200, { 'Content-Length': bytes.length });
      response.write(bytes.subarray(0, 50_000));
    });
    const stopper = new AbortController();
    const folder = temporaryFolder();
    const got = downloadFile(sourceAt(url), folder, {
      ...optionsFor(stopper.signal).options,
      onProgress: () => setTimeout(() => stopper.abort(), 20),
    });
    await expect(got).rejects.toMatchObject(withCode('download-stopped'));
    expect(existsSync(join(folder, 'file.bin.part'))).toBe(true);
  });

  it.each([
    ['a server that has no such file', 404, {}],
    ['a server that is broken', 500, {}],
    ['a detour to an address that is not encrypted', 302, { Location: 'http://localhost:9/file.bin' }],
    ['a detour to a file', 302, { Location: 'file:///etc/passwd' }],
    ['detours without end', 302, { Location: '/file.bin' }],
  ])('refuses %s', async (_, status, headers) => {
    const { url } = await fileServer((__, response) => response.writeHead(status, headers).end());
    const got = downloadFile(sourceAt(url), temporaryFolder(), optionsFor().options);
    await expect(got).rejects.toMatchObject(withCode('download-failed'));
  });

  it('asks no server without encryption by itself', async () => {
    const server = await fileServer(serveBytes(bytes));
    const options = { ...optionsFor().options, plainHosts: [] };
    const got = downloadFile(sourceAt(server.url), temporaryFolder(), options);
    await expect(got).rejects.toMatchObject(withCode('download-failed'));
    expect(server.ranges).toEqual([]);
  });
});
