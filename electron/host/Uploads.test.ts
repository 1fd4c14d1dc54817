import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { uploadPath } from '../../src/contract/hostMessages';
import { type Host, startHost } from './startHost';
import { Uploads } from './Uploads';

let host: Host;
beforeEach(async () => {
  host = await startHost({ pageFolder: '/nowhere', answer: async () => ({ ok: true, value: null }) });
});
afterEach(() => host.close());

type Sent = {
  readonly name?: string;
  readonly beside?: string;
  readonly content?: string;
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly port?: number;
};

/** Sends a file as the page does, with what is changed. */
function send(sentFile: Sent = {}) {
  const { name = 'net.keras', beside, content = 'bytes', method = 'POST', headers = {}, port = host.port } = sentFile;
  return new Promise<{ readonly status: number; readonly body: Record<string, string> }>((resolve, reject) => {
    const own = { origin: `http://127.0.0.1:${port}`, authorization: `Bearer ${host.secret}` };
    const path = `${uploadPath}?${new URLSearchParams({ name, ...(beside === undefined ? {} : { beside }) })}`;
    const sent = sendRequest({ host: '127.0.0.1', port, path, method, headers: { ...own, ...headers } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, string> }),
      );
    });
    sent.on('error', reject);
    sent.end(content);
  });
}

it('keeps a file where only the user can read it, under its own name, until the host ends', async () => {
  const { status, body } = await send({ content: 'the model' });
  const path = body.path ?? '';
  expect(status).toBe(200);
  expect(basename(path)).toBe('net.keras');
  expect(readFileSync(path, 'utf8')).toBe('the model');
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(statSync(dirname(dirname(path))).mode & 0o077).toBe(0);
  await host.close();
  expect(existsSync(path)).toBe(false);
});

it.each([
  ['../../evil.keras', '.._.._evil.keras'],
  ['/etc/passwd', '_etc_passwd'],
  ['a\\b\u0000.h5', 'a_b_.h5'],
  ['..', 'model'],
  ['', 'model'],
  ['Größe 2.h5', 'Größe 2.h5'],
])('takes no path from the name %j', async (name, kept) => {
  const { body } = await send({ name });
  expect(basename(body.path ?? '')).toBe(kept);
  expect(readFileSync(body.path ?? '', 'utf8')).toBe('bytes');
});

it('puts a file beside one that came before, and nowhere else', async () => {
  const model = (await send({ name: 'model.json' })).body.path ?? '';
  const shard = await send({ name: 'shard.bin', beside: model });
  expect(shard.body.path).toBe(join(dirname(model), 'shard.bin'));
  expect((await send({ name: 'model.json', beside: model, content: 'other' })).status).toBe(409);
  expect(readFileSync(model, 'utf8')).toBe('bytes');
  for (const beside of ['/tmp/file', join(dirname(model), '..', 'file'), '']) {
    expect((await send({ name: 'shard.bin', beside })).status).toBe(404);
  }
});

it.each([
  ['without the secret', { headers: { authorization: 'Bearer wrong' } }, 403],
  ['from another site', { headers: { origin: 'http://evil.example' } }, 403],
  ['by another name', { headers: { host: 'evil.example' } }, 403],
  ['with another method', { method: 'PUT' }, 405],
  ['that announces too much', { headers: { 'content-length': String(2 ** 30 + 1) }, content: '' }, 413],
] as const)('refuses a file %s', async (_, changes, status) => {
  expect((await send(changes)).status).toBe(status);
});

it('stops a file that is larger than it may be, announced or not, and keeps the newest few', async () => {
  const uploads = new Uploads();
  const server: Server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    uploads.take(request, response, { port, secret: host.secret, mostBytes: 10 }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const large = { content: 'x'.repeat(11), port };
  expect((await send({ ...large, headers: { 'transfer-encoding': 'chunked' } })).status).toBe(413);
  expect((await send(large)).status).toBe(413);
  const paths: string[] = [];
  for (let count = 0; count < 6; count++) paths.push((await send({ port })).body.path ?? '');
  expect(paths.map((path) => existsSync(path))).toEqual([false, true, true, true, true, true]);
  await uploads.close();
  await new Promise((resolve) => server.close(resolve));
});
