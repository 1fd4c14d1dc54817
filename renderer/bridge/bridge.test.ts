import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServiceEvent } from '../../src/contract/events';
import { connectBridge } from './bridge';
import type { Connection } from './connection';
import { bundleHostProgram, HostProcess } from './testing/HostProcess';
import { nodeSockets } from './testing/nodeSocket';

const secret = 'the secret of this test';
const patience = { firstWait: 10, longestWait: 40, giveUpAfter: 30_000 };

let program = '';
let port = 0;
let host: HostProcess;
const bridges: { readonly close: () => void }[] = [];

/** A page: its bridge, what became of its connection, and a way to cut that. */
function openPage(options: Partial<Parameters<typeof connectBridge>[0]> = {}) {
  const sockets = nodeSockets(`http://127.0.0.1:${port}`);
  const connections: Connection[] = [];
  const bridge = connectBridge({
    address: `ws://127.0.0.1:${port}/socket`,
    secret,
    openSocket: sockets.openSocket,
    patience,
    onConnection: (connection) => connections.push(connection),
    ...options,
  });
  bridges.push(bridge);
  return { ...bridge, connections, breakConnection: sockets.breakConnection };
}

/** The next event of this page. */
const nextEvent = (page: ReturnType<typeof openPage>) =>
  new Promise<ServiceEvent>((resolve) => {
    const stop = page.onEvent((event) => {
      stop();
      resolve(event);
    });
  });

const disconnected = { ok: false, problem: { code: 'disconnected' } };
const echo = (title: string) => ({ ok: true, value: { title } });

beforeAll(async () => {
  program = await bundleHostProgram();
});
afterAll(() => rmSync(program));

beforeEach(async () => {
  host = new HostProcess(program, 0, secret);
  port = await host.listening();
});
afterEach(async () => {
  for (const bridge of bridges.splice(0)) bridge.close();
  await host.kill();
});

describe('the bridge of a browser', () => {
  it('keeps requests until it is connected, in order', async () => {
    const page = openPage();
    const answers = ['a', 'b', 'c'].map((title) => page.api.chooseFolder({ title }));
    expect(page.connections).toEqual(['connecting']);
    expect(await Promise.all(answers)).toEqual(['a', 'b', 'c'].map(echo));
    // The host's own report comes another way than its answers.
    await host.waitFor(() => host.asked('chooseFolder').length === 3);
    expect(host.asked('chooseFolder')).toEqual(['a', 'b', 'c'].map((title) => ({ title })));
    expect(page.connections).toEqual(['connecting', 'connected']);
  });

  it('brings each event to every listener of every page, whatever its numbers, until they stop listening', async () => {
    const pages = [openPage(), openPage()];
    await Promise.all(pages.map((page) => page.api.listRuns({})));
    const stopped: ServiceEvent[] = [];
    for (const page of pages) page.onEvent((event) => stopped.push(event))();
    const heard = Promise.all(pages.flatMap((page) => [nextEvent(page), nextEvent(page)]));
    const batches = [0.5, Number.NaN, Number.POSITIVE_INFINITY].map((loss, step) => ({
      step,
      epoch: 1,
      loss,
      accuracy: 0,
    }));
    const event: ServiceEvent = { type: 'batches', runId: 'a', imagesPerSecond: 10, batches };
    host.send(event);
    expect(await heard).toEqual([event, event, event, event]);
    expect(stopped).toEqual([]);
  });

  it('asks again after a break, and the request is carried out once', async () => {
    const page = openPage();
    const answer = page.api.readRunDocument({ runId: 'a' });
    await host.waitFor(() => host.asked('readRunDocument').length === 1);
    page.breakConnection();
    const next = page.api.chooseFolder({ title: 'sent during the break' });
    expect(await next).toEqual(echo('sent during the break'));
    host.release('the document');
    expect(await answer).toEqual({ ok: true, value: 'the document' });
    expect(host.asked('readRunDocument')).toEqual([{ runId: 'a' }]);
    expect(page.connections).toEqual(['connecting', 'connected', 'connecting', 'connected']);
  });

  it('finds a host that was started again, and hears its events', async () => {
    const page = openPage();
    await page.api.listRuns({});
    await host.kill();
    const answer = page.api.chooseFolder({ title: 'while it was away' });
    host = new HostProcess(program, port, secret);
    await host.listening();
    expect(await answer).toEqual(echo('while it was away'));
    const heard = nextEvent(page);
    host.send({ type: 'runDeleted', runId: 'a' });
    expect(await heard).toEqual({ type: 'runDeleted', runId: 'a' });
  });

  it('answers with a problem when the host stays away, then at once, and recovers when it is back', async () => {
    const page = openPage({ patience: { ...patience, giveUpAfter: 2_000 } });
    await page.api.listRuns({});
    const held = page.api.readRunDocument({ runId: 'a' });
    await host.waitFor(() => host.asked('readRunDocument').length === 1);
    await host.kill();
    expect(await Promise.all([held, page.api.listRuns({})])).toMatchObject([disconnected, disconnected]);
    expect(page.connections.at(-1)).toBe('lost');
    expect(await page.api.listRuns({})).toMatchObject(disconnected);

    host = new HostProcess(program, port, secret);
    await host.listening();
    let answer = await page.api.chooseFolder({ title: 'back' });
    while (!answer.ok) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      answer = await page.api.chooseFolder({ title: 'back' });
    }
    expect(answer).toEqual(echo('back'));
    expect(page.connections.at(-1)).toBe('connected');
  });

  it('does not insist with a wrong secret', async () => {
    const page = openPage({ secret: 'another' });
    expect(await page.api.listRuns({})).toMatchObject(disconnected);
    expect(page.connections).toEqual(['connecting', 'lost']);
    expect(host.asked('listRuns')).toEqual([]);
  });

  it('refuses what is too large before it is sent', async () => {
    const page = openPage();
    const text = 'é'.repeat(32_000_000);
    expect(await page.api.writeRecovery({ windowId: 'a', text, path: null })).toMatchObject({
      ok: false,
      problem: { code: 'too-large' },
    });
    expect(await page.api.chooseFolder({ title: 'still here' })).toEqual(echo('still here'));
    expect(page.connections).toEqual(['connecting', 'connected']);
  });

  it('knows no path of a dropped file', () => {
    expect(openPage().pathForFile({ name: 'network.cnn.json' })).toBeNull();
  });
});

describe('the bridge of this page', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.unstubAllGlobals());

  it("is the preload's in the window, where nothing can be lost", async () => {
    const convcanvas = { api: {}, onEvent: () => () => {}, pathForFile: () => '/home/ada/network.cnn.json' };
    vi.stubGlobal('window', { convcanvas });
    const { getBridge, connection } = await import('./bridge');
    expect(getBridge()).toBe(convcanvas);
    expect(getBridge()).toBe(getBridge());
    expect(connection()).toBe('connected');
  });

  it('says so when the page was opened without the secret', async () => {
    vi.stubGlobal('window', {
      location: { hash: '', pathname: '/', search: '', href: `http://127.0.0.1:${port}/` },
      sessionStorage: { getItem: () => null, setItem: () => {} },
      history: { replaceState: () => {} },
    });
    const { getBridge, connection, onConnectionChange } = await import('./bridge');
    const changes: Connection[] = [];
    const stop = onConnectionChange((next) => changes.push(next));
    expect(await getBridge().api.listRuns({})).toMatchObject({ ok: false, problem: { code: 'no-secret' } });
    expect({ now: connection(), changes }).toEqual({ now: 'lost', changes: ['lost'] });
    stop();
  });
});
