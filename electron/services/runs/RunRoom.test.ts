import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { networkText, testServices } from '../testing/testServices';

/** What a terminal asks for that names a folder and leaves the rest to the settings. */
const inFolder = (folder: string) => ({ folder, dataFolder: null, threads: null, device: null });

const rejectsWith = (code: string) => ({ problem: { code } });

describe('a run', () => {
  it('leaves a folder with network, settings, curves and its end', async () => {
    const services = testServices();
    await services.changeSettings({ threads: 5 });
    const started = await services.startRun({ text: networkText('finishes'), engine: null });
    expect(started).toMatchObject({
      engineName: 'tfjs-wasm',
      name: 'Run 1',
      networkName: 'finishes',
      status: 'running',
    });
    const ended = await services.reached(started.id, 'done');
    expect(ended).toMatchObject({ engine: 'Fake 1.0', device: 'CPU', threads: 5, params: 42, failure: null });
    await services.dispose();

    // Another start of the app reads the same from the folder.
    const later = testServices({ dataFolder: services.dataFolder });
    expect(await later.listRuns({})).toEqual([{ ...ended, own: false }]);
    const detail = await later.readRun({ runId: started.id });
    expect(detail).toMatchObject({ summary: { ...ended, own: false }, stepsPerEpoch: 3, evaluation: null });
    expect(detail.batches.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(detail.epochs).toEqual([ended.lastEpoch]);
    expect(JSON.parse(await later.readRunDocument({ runId: started.id }))).toMatchObject({ name: 'finishes' });
    expect(JSON.parse(readFileSync(join(ended.folder, 'settings.json'), 'utf8'))).toMatchObject({ epochs: 1 });
  });

  it('tells its events in order', async () => {
    const services = testServices();
    const { id } = await services.startRun({ text: networkText('finishes'), engine: null });
    await services.reached(id, 'done');
    const types = services.events.map(({ type }) => type).filter((type) => type !== 'run');
    expect(types.filter((type, index) => type !== types[index - 1])).toEqual(['runStarted', 'batches', 'epoch']);
    const steps = services.events.flatMap((event) => (event.type === 'batches' ? event.batches : []));
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('does not flood the window, and loses no batch', async () => {
    const services = testServices();
    const { id } = await services.startRun({ text: networkText('floods'), engine: null });
    await services.reached(id, 'done');
    const messages = services.events.filter(({ type }) => type === 'batches');
    const batches = messages.flatMap((event) => (event.type === 'batches' ? event.batches : []));
    expect(batches).toHaveLength(2000);
    expect(messages.length).toBeLessThan(100);
    expect((await services.readRun({ runId: id })).batches).toHaveLength(2000);
  });

  it('pauses, resumes and stops', async () => {
    const services = testServices();
    const { id: runId } = await services.startRun({ text: networkText('waits'), engine: null });
    await services.pauseRun({ runId });
    await services.reached(runId, 'paused');
    await services.resumeRun({ runId, epochs: null });
    await services.stopRun({ runId });
    expect(await services.reached(runId, 'stopped')).toMatchObject({ failure: null });
    await expect(services.pauseRun({ runId })).rejects.toMatchObject(rejectsWith('run-not-active'));
  });

  it('is ended by force when it does not hear a stop', async () => {
    const services = testServices();
    const { id: runId } = await services.startRun({ text: networkText('deaf'), engine: null });
    await services.stopRun({ runId });
    expect(await services.reached(runId, 'stopped')).toMatchObject({ failure: null });
  });

  it.each([
    ['dies', 'trainer-died', /ended unexpectedly \(it was ended from outside\)/, 'the memory of a fake is short'],
    ['exits', 'trainer-died', /ended unexpectedly \(exit code 3\)/, 'Exit code: 3.'],
    ['fails', 'diverged', /The loss is infinite/, undefined],
  ])('that %s says so', async (name, code, message, detail) => {
    const services = testServices();
    const { id } = await services.startRun({ text: networkText(name), engine: null });
    const { failure } = await services.reached(id, 'failed');
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(failure?.detail).toBe(detail);
    // What was learnt until then can be read, and the next run starts.
    expect((await services.readRun({ runId: id })).summary.status).toBe('failed');
    const next = await services.startRun({ text: networkText('finishes'), engine: null });
    expect(await services.reached(next.id, 'done')).toMatchObject({ name: 'Run 2' });
  });

  it('ignores messages that are none', async () => {
    const services = testServices();
    const { id } = await services.startRun({ text: networkText('hostile'), engine: null });
    await services.reached(id, 'done');
    const { batches, evaluation } = await services.readRun({ runId: id });
    expect(batches).toEqual([{ step: 2, epoch: 1, loss: Number.NaN, accuracy: 0.5 }]);
    expect(evaluation).toBeNull();
    expect(services.events.some(({ type }) => type === 'runProgress')).toBe(false);
  });

  it('stops in good order when the services end', async () => {
    const services = testServices();
    const { id } = await services.startRun({ text: networkText('waits'), engine: null });
    await services.dispose();
    const [run] = await testServices({ dataFolder: services.dataFolder }).listRuns({});
    expect(run).toMatchObject({ id, status: 'stopped' });
  });

  it.each([
    ['text that is no network', '{', null, 'not-json'],
    ['a network with errors', networkText('finishes', { units: 5 }), null, 'network-has-errors'],
    ['an engine that is not there', networkText('finishes'), 'tfjs-node', 'engine-missing'],
    ['an engine that does not exist', networkText('finishes'), 'abacus', 'unknown-engine'],
    ['missing data', networkText('finishes').replace('"mnist"', '"/no/such/folder"'), null, 'dataset-missing'],
  ])('does not start for %s', async (_, text, engine, code) => {
    const services = testServices();
    await expect(services.startRun({ text, engine })).rejects.toMatchObject(rejectsWith(code));
    expect(await services.listRuns({})).toEqual([]);
  });

  it('does not start beside another', async () => {
    const services = testServices();
    await services.startRun({ text: networkText('waits'), engine: null });
    const second = services.startRun({ text: networkText('finishes'), engine: null });
    await expect(second).rejects.toMatchObject(rejectsWith('run-active'));
  });
});

describe('runs of before', () => {
  it('are not the own ones of who finds them, also while another program leads them', async () => {
    const services = testServices();
    const { id, folder, own } = await services.startRun({ text: networkText('finishes'), engine: null });
    expect(own).toBe(true);
    const ended = await services.reached(id, 'done');
    expect(ended.own).toBe(true);
    expect((await services.listRuns({})).map((run) => run.own)).toEqual([true]);
    await services.dispose();
    const file = join(folder, 'run.json');
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    expect(stored).not.toHaveProperty('own');
    writeFileSync(file, JSON.stringify({ ...stored, status: 'running', leader: process.ppid }));
    const later = testServices({ dataFolder: services.dataFolder });
    expect(await later.listRuns({})).toMatchObject([{ id, status: 'running', own: false }]);
    const next = await later.startRun({ text: networkText('finishes'), engine: null });
    expect(await later.reached(next.id, 'done')).toMatchObject({ own: true });
  });

  it('are interrupted when the process that led them is gone', async () => {
    const services = testServices();
    const { id, folder } = await services.startRun({ text: networkText('finishes'), engine: null });
    await services.reached(id, 'done');
    await services.dispose();
    const file = join(folder, 'run.json');
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    const states = { running: 'interrupted', paused: 'interrupted', done: 'done' } as const;
    for (const [status, expected] of Object.entries(states)) {
      writeFileSync(file, JSON.stringify({ ...stored, status, leader: 2 ** 30 }));
      const [run] = await testServices({ dataFolder: services.dataFolder }).listRuns({});
      expect(run?.status).toBe(expected);
    }
  });

  it('are interrupted when the computer was started anew, whoever has the number of their process now', async () => {
    const services = testServices();
    const { id, folder } = await services.startRun({ text: networkText('finishes'), engine: null });
    await services.reached(id, 'done');
    await services.dispose();
    const file = join(folder, 'run.json');
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    const startedAt = new Date(Date.now() - (uptime() + 3600) * 1000).toISOString();
    writeFileSync(file, JSON.stringify({ ...stored, status: 'running', leader: process.ppid, startedAt }));
    const [run] = await testServices({ dataFolder: services.dataFolder }).listRuns({});
    expect(run?.status).toBe('interrupted');
  });

  it('are renamed and deleted', async () => {
    const services = testServices();
    const { id: runId, folder } = await services.startRun({ text: networkText('finishes'), engine: null });
    await services.reached(runId, 'done');
    await services.renameRun({ runId, name: 'The good one' });
    expect((await services.listRuns({}))[0]?.name).toBe('The good one');
    await services.deleteRun({ runId });
    expect(existsSync(folder)).toBe(false);
    expect(await services.listRuns({})).toEqual([]);
    await expect(services.readRun({ runId })).rejects.toMatchObject(rejectsWith('run-missing'));
  });

  it('are not deleted while another program leads them', async () => {
    const services = testServices();
    const { id: runId, folder } = await services.startRun({ text: networkText('finishes'), engine: null });
    await services.reached(runId, 'done');
    await services.dispose();
    const file = join(folder, 'run.json');
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    const later = testServices({ dataFolder: services.dataFolder });
    for (const status of ['running', 'paused']) {
      writeFileSync(file, JSON.stringify({ ...stored, status, leader: process.ppid }));
      await expect(later.deleteRun({ runId })).rejects.toMatchObject(rejectsWith('run-active'));
    }
    expect(existsSync(file)).toBe(true);
  });

  it('lie in the folder of runs only', async () => {
    const services = testServices();
    const outside = temporaryFolder();
    const { folder } = await services.startRunIn(networkText('finishes'), null, inFolder(join(outside, 'run')));
    await services.dispose();
    const runs = join(services.dataFolder, 'runs');
    mkdirSync(runs, { recursive: true });
    symlinkSync(folder, join(runs, 'link'));
    mkdirSync(join(runs, 'empty'));
    const before = readdirSync(folder);
    for (const runId of ['link', 'empty', '..', '../run', outside, '']) {
      await expect(services.deleteRun({ runId })).rejects.toMatchObject(rejectsWith('run-missing'));
      await expect(services.readRunDocument({ runId })).rejects.toMatchObject(rejectsWith('run-missing'));
    }
    expect(readdirSync(folder)).toEqual(before);
  });

  it('are never mixed with a new one in the same folder', async () => {
    const services = testServices();
    const folder = join(temporaryFolder(), 'mine');
    const { id } = await services.startRunIn(networkText('finishes'), null, inFolder(folder));
    await services.reached(id, 'done');
    const again = services.startRunIn(networkText('finishes'), null, inFolder(folder));
    await expect(again).rejects.toMatchObject(rejectsWith('folder-not-empty'));
  });
});
