import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageFolder, writePng } from '../services/testing/images';
import { temporaryFolder } from '../services/testing/temporaryFolder';
import { runCli } from './testing/runCli';

type Changes = { readonly kernelSize?: number; readonly units?: number; readonly training?: object };

/** A small network on 6 x 5 images of two classes. */
function network({ kernelSize = 3, units = 2, training = {} }: Changes = {}): string {
  return JSON.stringify({
    format: 'convcanvas',
    formatVersion: 1,
    name: 'Small',
    nodes: [
      { id: 'input', type: 'Input', params: { shape: [6, 5, 1] } },
      { id: 'conv', type: 'Conv2D', params: { filters: 2, kernelSize, activation: 'relu' } },
      { id: 'flat', type: 'Flatten', params: {} },
      { id: 'out', type: 'Dense', params: { units, activation: 'softmax' } },
    ],
    edges: [
      { id: 'e1', source: 'input', target: 'conv' },
      { id: 'e2', source: 'conv', target: 'flat' },
      { id: 'e3', source: 'flat', target: 'out' },
    ],
    training: { dataset: 'images', batchSize: 4, epochs: 2, ...training },
  });
}

/** A folder with files of these contents; the first is the network's. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const onWasm = ['--engine', 'tfjs-wasm'];

describe('check', () => {
  it('says a line for each file, whatever is wrong with the others', async () => {
    const files = {
      'good.cnn.json': network(),
      'broken.cnn.json': network({ kernelSize: 9 }),
      'cut.cnn.json': '{ "format": "convcanvas",',
    };
    const cwd = folderWith(files);
    mkdirSync(join(cwd, 'folder'));
    const names = [...Object.keys(files), 'missing.cnn.json', 'folder', 'good.cnn.json'];
    const result = await runCli(['check', ...names, '--json'], { cwd });
    expect(result.status).toBe(2);
    const lines = result.json();
    const { layers } = lines[0] as { readonly layers: readonly object[] };
    const { diagnostics } = lines[1] as { readonly diagnostics: readonly { readonly fixes: readonly object[] }[] };
    expect(lines.map(({ file, ok }) => [file, ok])).toEqual(names.map((name) => [name, name === 'good.cnn.json']));
    expect(lines[0]).toEqual(lines[5]);
    expect(lines[0]).toMatchObject({ diagnostics: [], totals: { params: 70, trainableParams: 70, macs: 264 } });
    expect(layers[1]).toEqual({
      id: 'conv',
      type: 'Conv2D',
      inputShapes: [[6, 5, 1]],
      outputShape: [4, 3, 2],
      params: 20,
      trainableParams: 20,
      macs: 216,
      receptiveField: [3, 3],
    });
    const [problem] = diagnostics;
    expect(problem).toMatchObject({ severity: 'error', code: 'kernel-too-large', nodeId: 'conv', param: 'kernelSize' });
    expect(problem?.fixes).toContainEqual({ title: expect.any(String), preview: expect.any(String) });
    const errors = lines.slice(2, 5).map(({ error }) => (error as { code: string }).code);
    expect(errors).toEqual(['not-json', 'not-found', 'is-folder']);
  });

  it.each([
    ['a sound network', network(), 0, 'ready'],
    ['a network with an error', network({ kernelSize: 9 }), 1, 'has problems'],
  ])('shows people a table of %s', async (_, text, status, word) => {
    const result = await runCli(['check', 'a.cnn.json'], { cwd: folderWith({ 'a.cnn.json': text }) });
    expect(result.status).toBe(status);
    expect(result.stdout).toContain(`a.cnn.json: ${word}`);
    expect(result.stdout).toMatch(/Layer +Type +Output +Parameters/);
  });
});

it('fix applies the repairs and writes the result', async () => {
  const cwd = folderWith({ 'a.cnn.json': network({ kernelSize: 9 }) });
  const result = await runCli(['fix', 'a.cnn.json', '--all', '--out', 'b.cnn.json', '--json'], { cwd });
  expect([result.status, result.json()[0]]).toMatchObject([0, { ok: true, diagnostics: [] }]);
  expect(readFileSync(join(cwd, 'a.cnn.json'), 'utf8')).toBe(network({ kernelSize: 9 }));
  expect((await runCli(['check', 'b.cnn.json'], { cwd })).status).toBe(0);
});

describe('train', () => {
  it('tells its events, keeps the run, and predict uses it', async () => {
    const cwd = folderWith({ 'a.cnn.json': network() });
    const data = imageFolder({ dark: 20, light: 20 });
    writeFileSync(join(data, 'dark', 'broken.png'), 'no image');
    const args = ['train', 'a.cnn.json', '--data', data, '--epochs', '3', '--out', 'run', '--json', ...onWasm];
    const trained = await runCli(args, { cwd });
    expect(trained.status).toBe(0);
    const events = trained.json();
    expect(events[0]).toMatchObject({ type: 'started', engine: 'tfjs-wasm', device: 'CPU', threads: 1, params: 70 });
    expect(events.filter(({ type }) => type === 'epoch').map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    const names = ['accuracy', 'epoch', 'imagesPerSecond', 'loss', 'seconds', 'type', 'valAccuracy', 'valLoss'];
    expect(Object.keys(events.find(({ type }) => type === 'epoch') ?? {}).sort()).toEqual(names);
    expect(events.some(({ type, step }) => type === 'batch' && typeof step === 'number')).toBe(true);
    expect(events[events.length - 1]).toMatchObject({ type: 'done', run: join(cwd, 'run') });
    expect(trained.stderr).toContain('broken.png');

    writePng(join(cwd, 'dark.png'), 20);
    writePng(join(cwd, 'light.png'), 210);
    const images = ['--images', 'dark.png', 'light.png'];
    const predicted = await runCli(['predict', '--run', 'run', ...images, '--json', ...onWasm], { cwd });
    expect(predicted.status).toBe(0);
    const outputs = predicted.json()[0]?.outputs as number[][];
    expect(outputs.map((row) => row.length)).toEqual([2, 2]);
    for (const row of outputs) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it('stops on an interrupt with the weights saved', async () => {
    const cwd = folderWith({ 'a.cnn.json': network() });
    const data = imageFolder({ dark: 20, light: 20 });
    let interrupted = false;
    const args = ['train', 'a.cnn.json', '--data', data, '--epochs', '10000', '--out', 'run', '--json', ...onWasm];
    const stopped = await runCli(args, {
      cwd,
      onOutput: (stdout, child) => {
        if (interrupted || child.pid === undefined || !stdout.includes('"epoch":2')) return;
        interrupted = true;
        // As a terminal does: to all processes of the group.
        process.kill(-child.pid, 'SIGINT');
      },
    });
    const events = stopped.json();
    expect(stopped.status).toBe(0);
    expect(events[events.length - 1]).toEqual({ type: 'done', run: join(cwd, 'run') });
    expect(existsSync(join(cwd, 'run', 'weights', 'weights.json'))).toBe(true);
    const kept = JSON.parse(readFileSync(join(cwd, 'run', 'run.json'), 'utf8'));
    expect(kept).toMatchObject({ status: 'stopped', resumeStep: expect.any(Number) });

    // It goes on where it was, and has two epochs more to go.
    const epochs = kept.lastEpoch.epoch + 2;
    const again = await runCli(['train', '--resume', 'run', '--epochs', String(epochs), '--json'], { cwd });
    expect(again.status).toBe(0);
    const [started] = again.json();
    expect(started).toMatchObject({ type: 'started', engine: 'tfjs-wasm', resumedStep: kept.resumeStep });
    const later = again.json().filter(({ type }) => type === 'epoch');
    expect(later.map(({ epoch }) => epoch)).toEqual([epochs - 1, epochs]);
    const finished = await runCli(['train', '--resume', 'run', '--json'], { cwd });
    expect([finished.status, finished.json()]).toMatchObject([1, [{ type: 'failed', code: 'run-finished' }]]);
  });

  it('finds the data of a document from where the document is', async () => {
    const data = imageFolder({ dark: 20, light: 20 });
    const folder = temporaryFolder();
    const file = join(folder, 'a.cnn.json');
    writeFileSync(file, network({ training: { dataset: relative(folder, data), epochs: 1 } }));
    const cwd = temporaryFolder();
    const trained = await runCli(['train', file, '--out', 'run', '--json', ...onWasm], { cwd });
    expect(trained.status).toBe(0);
  });

  it.each([
    ['a network with an error', network({ kernelSize: 9 }), [], 1, 'network-has-errors'],
    ['a file that is none', '{', [], 2, 'not-json'],
    ['an unknown data set', network(), ['--data', 'imagenet'], 2, 'dataset-missing'],
    ['a missing folder', network(), [], 2, 'dataset-missing'],
    ['no epochs', network(), ['--epochs', '0'], 2, 'bad-option'],
    ['a batch size that is no number', network(), ['--batch-size', 'large'], 2, 'bad-option'],
    ['no threads', network(), ['--threads', '0'], 2, 'bad-option'],
    ['an unknown device', network(), ['--device', 'abacus'], 2, 'bad-option'],
    ['an unknown engine', network({ training: { dataset: '/' } }), ['--engine', 'abacus'], 2, 'unknown-engine'],
  ])('refuses %s', async (_, text, args, status, code) => {
    const cwd = folderWith({ 'a.cnn.json': text });
    const result = await runCli(['train', 'a.cnn.json', ...args, '--json'], { cwd });
    expect(result.json()).toMatchObject([{ type: 'failed', code, message: expect.stringMatching(/\.$/) }]);
    expect(result.status).toBe(status);
    expect(result.stderr).not.toBe('');
  });
});

it('engines are listed with what is there and why others are not', async () => {
  const result = await runCli(['engines', '--json']);
  expect(result.status).toBe(0);
  const [{ engines = [] } = {}] = result.json() as { engines?: Record<string, unknown>[] }[];
  expect(engines.map(({ engine }) => engine)).toEqual(['tensorflow', 'tfjs-node', 'tfjs-wasm']);
  expect(engines[2]).toMatchObject({ installed: true, device: 'CPU', version: expect.stringMatching(/^\d/) });
  for (const { installed, missing } of engines) expect(missing === null).toBe(installed);
});

it.each([
  ['no command', []],
  ['an unknown command', ['draw']],
  ['a missing argument', ['check']],
  ['neither a network nor a run to train', ['train', '--json']],
  ['a run to go on with that is not there', ['train', '--resume', '/no/run', '--json']],
  ['both a network and a run', ['train', 'a.cnn.json', '--resume', 'run', '--json']],
  ['another seed for a run that goes on', ['train', '--resume', 'run', '--seed', '3', '--json']],
  ['an unknown option', ['check', 'a.cnn.json', '--fast']],
  ['a run folder that is not there', ['predict', '--run', '/no/run', '--images', 'a.png', '--json']],
])('a call with %s has status 2 and says why', async (_, args) => {
  const result = await runCli(args);
  expect(result.status).toBe(2);
  expect(result.stderr).not.toBe('');
});
