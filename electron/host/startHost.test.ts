import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/contract/api';
import type { ServiceEvent } from '../../src/contract/events';
import { largestMessage } from '../../src/contract/hostMessages';
import { answer } from '../services/answer';
import { newSecret } from './secret';
import type { Host } from './startHost';
import { startHost } from './startHost';
import { canConnect, fetchTarget, PageClient } from './testing/pageClient';

let folder = '';
let host: Host;
let cleared = 0;
const clients: PageClient[] = [];

const services = {
  clearRecent: async () => {
    cleared++;
    return null;
  },
  readRunDocument: async ({ runId }: { readonly runId: string }) => `document of ${runId}`,
} as Partial<Services> as Services;

function open(options?: ConstructorParameters<typeof PageClient>[1]): PageClient {
  const client = new PageClient(host.port, options);
  clients.push(client);
  return client;
}

const start = (greetingWait?: number) =>
  startHost({
    pageFolder: join(folder, 'page'),
    answer: (name, input) => answer(services, name, input),
    greetingWait,
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>the page');
  writeFileSync(join(folder, 'page', 'assets', 'main-1.js'), 'the script');
  writeFileSync(join(folder, 'page', 'assets', 'wide font.woff2'), 'the font');
  writeFileSync(join(folder, 'private.txt'), 'private');
  mkdirSync(join(folder, 'page-2'));
  writeFileSync(join(folder, 'page-2', 'private.txt'), 'private');
  symlinkSync(join(folder, 'private.txt'), join(folder, 'page', 'link.txt'));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  cleared = 0;
  host = await start();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await host.close();
});

describe('files of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-store', '<!doctype html>the page'],
    ['/index.html?theme=dark', 'text/html; charset=utf-8', 'no-store', '<!doctype html>the page'],
    ['/assets/main-1.js', 'text/javascript; charset=utf-8', 'no-cache', 'the script'],
    ['/assets/wide%20font.woff2', 'font/woff2', 'no-cache', 'the font'],
  ])('%s is served as %s', async (target, type, cache, body) => {
    const fetched = await fetchTarget(host.port, target);
    expect(fetched).toMatchObject({ status: 200, body });
    expect(fetched.headers).toMatchObject({
      'content-type': type,
      'cache-control': cache,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('may load nothing from elsewhere', async () => {
    const { headers } = await fetchTarget(host.port, '/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        `font-src 'self'; connect-src 'self' ws://127.0.0.1:${host.port}; object-src 'none'; ` +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it.each([
    '/../private.txt',
    '/assets/../../private.txt',
    '/%2e%2e/private.txt',
    '/%2E%2E%2Fprivate.txt',
    '/assets/..%2f..%2fprivate.txt',
    '/..%5cprivate.txt',
    '/%252e%252e/private.txt',
    '/../page-2/private.txt',
    '/link.txt',
    '//private.txt',
    '/index.html%00.txt',
    '/%ff',
    '/%',
    '/assets',
    '/assets/',
    '/none.html',
    'http://127.0.0.1/../private.txt',
  ])('%s is not served', async (target) => {
    const { status, body } = await fetchTarget(host.port, target);
    expect({ status, leaked: body.includes('private') }).toEqual({ status: 404, leaked: false });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('are not for %s', async (method) => {
    expect(await fetchTarget(host.port, '/', {}, method)).toMatchObject({ status: 405 });
  });

  it.each([
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['evil.example:PORT', 403],
    ['127.0.0.1.evil.example:PORT', 403],
    ['127.0.0.1', 403],
    ['127.0.0.1:1', 403],
    ['[::1]:PORT', 403],
  ])('asked for by the name %s: %i', async (name, status) => {
    const fetched = await fetchTarget(host.port, '/', { host: name.replace('PORT', String(host.port)) });
    expect(fetched.status).toBe(status);
  });

  it('are not reachable from other machines', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    const reached = await Promise.all([...others, '127.0.0.2'].map((address) => canConnect(address, host.port)));
    expect(reached).not.toContain(true);
    expect(await canConnect('127.0.0.1', host.port)).toBe(true);
  });
});

describe('the secret', () => {
  it('has 256 bits, and is new each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.map((secret) => Buffer.from(secret, 'base64url').length)).toEqual(secrets.map(() => 32));
    expect(host.address).toBe(`http://127.0.0.1:${host.port}/#${host.secret}`);
  });

  it.each([
    ['a wrong secret', () => JSON.stringify({ secret: newSecret() })],
    ['an empty secret', () => JSON.stringify({ secret: '' })],
    ['the beginning of the secret', () => JSON.stringify({ secret: host.secret.slice(0, -1) })],
    ['a secret that is no text', () => JSON.stringify({ secret: [host.secret] })],
    ['the bare secret', () => host.secret],
    ['bytes', () => Buffer.from(JSON.stringify({ secret: host.secret }))],
    ['a request', () => JSON.stringify({ id: '1', name: 'clearRecent', input: {} })],
  ])('is not %s', async (_name, greeting) => {
    const client = open();
    await client.send(greeting());
    await client.send(JSON.stringify({ id: '2', name: 'clearRecent', input: {} })).catch(() => {});
    expect(await client.closed).toBe(4401);
    expect({ cleared, received: client.received }).toEqual({ cleared: 0, received: [] });
  });

  it('must come soon', async () => {
    const impatient = await start(20);
    expect(await new PageClient(impatient.port).closed).toBe(4401);
    await impatient.close();
  });
});

describe('a WebSocket', () => {
  const origin = (name: string) => ({ origin: name.replace('PORT', String(host.port)) });

  it.each([
    ['another site', () => ({ headers: origin('http://evil.example') })],
    ['another port', () => ({ headers: origin('http://127.0.0.1:1') })],
    ['a site with a name like ours', () => ({ headers: origin('http://127.0.0.1:PORT.evil.example') })],
    ['a file', () => ({ headers: origin('null') })],
    ['another scheme', () => ({ headers: origin('https://127.0.0.1:PORT') })],
    ['nowhere', () => ({ headers: {} })],
    ['a rebound name', () => ({ headers: { ...origin('http://127.0.0.1:PORT'), host: `evil.example:${host.port}` } })],
    ['another path', () => ({ path: '/other' })],
  ])('is refused to %s, whatever it knows', async (_name, options) => {
    const client = open(options());
    void client.send(JSON.stringify({ secret: host.secret }));
    expect(await client.closed).toBe(1006);
    expect(client.received).toEqual([]);
  });

  it('is open to a page that was opened as localhost', async () => {
    const client = await open({ headers: origin('http://localhost:PORT') }).greet(host.secret);
    expect(await client.ask('1', 'clearRecent')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['a value', 'readRunDocument', { runId: 'a' }, { ok: true, value: 'document of a' }],
    ['a problem: an input of the wrong form', 'readRunDocument', { runId: '../a' }, 'invalid-request'],
    ['a problem: no input', 'readRunDocument', undefined, 'invalid-request'],
    ['a problem: no such request', 'readSecrets', {}, 'unknown-request'],
    ['a problem: a name that every object has', 'constructor', {}, 'unknown-request'],
  ])('answers with %s', async (_name, request, input, expected) => {
    const client = await open().greet(host.secret);
    const given = await client.ask('1', request, input);
    if (typeof expected === 'string') expect(given).toMatchObject({ ok: false, problem: { code: expected } });
    else expect(given).toEqual(expected);
  });

  it.each([
    ['text that is no JSON', 'clear recent!', 1008],
    ['JSON that is no request', '{"name":"clearRecent"}', 1008],
    ['bytes', Buffer.from('{"id":"1","name":"clearRecent","input":{}}'), 1008],
    ['more than 60 MB', Buffer.alloc(largestMessage + 1, ' '), 1009],
  ])('closes on %s, and the host goes on', async (_name, message, code) => {
    const client = await open().greet(host.secret);
    await client.send(message);
    expect(await client.closed).toBe(code);
    const next = await open().greet(host.secret);
    expect(await next.ask('2', 'clearRecent')).toEqual({ ok: true, value: null });
    expect(cleared).toBe(1);
  });

  it('carries out a request that is sent twice only once', async () => {
    const first = await open().greet(host.secret);
    await first.ask('same', 'clearRecent');
    const second = await open().greet(host.secret);
    expect(await second.ask('same', 'clearRecent')).toEqual({ ok: true, value: null });
    expect(cleared).toBe(1);
  });

  it('brings every event to every tab that said the secret', async () => {
    const tabs = await Promise.all([open().greet(host.secret), open().greet(host.secret)]);
    const silent = open();
    const events: ServiceEvent[] = ['a', 'b'].map((runId) => ({ type: 'runDeleted', runId }));
    for (const event of events) host.send(event);
    for (const tab of tabs) {
      await tab.waitFor(() => tab.received.length === 3);
      expect(tab.received.slice(1)).toEqual(events.map((event) => ({ type: 'event', event })));
    }
    silent.close();
    await silent.closed;
    expect(silent.received).toEqual([]);
  });

  it('is closed when the host ends', async () => {
    const client = await open().greet(host.secret);
    await host.close();
    expect(await client.closed).toBe(1001);
    expect(await canConnect('127.0.0.1', host.port)).toBe(false);
  });
});
