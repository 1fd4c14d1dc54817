import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { OptimizerState, Weights } from '../engines/Engine';
import type { TrainingState } from './TrainingState';
import { readCheckpoint, readTrainingState, readWeights, weightsFinite, writeWeights } from './weightsFile';

const home = mkdtempSync(join(tmpdir(), 'weights-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = '';
let folders = 0;
beforeEach(() => {
  folder = join(home, String(++folders), 'weights');
});

const weights = (first: number): Weights =>
  new Map([
    [
      'conv',
      new Map([
        ['kernel', { shape: [1, 2, 1, 2], data: Float32Array.from([first, -1.5, 1e-30, 3e38]) }],
        ['bias', { shape: [2], data: Float32Array.from([0, -0]) }],
      ]),
    ],
    ['out', new Map([['kernel', { shape: [0, 3], data: new Float32Array(0) }]])],
  ]);

const state = (step: number): TrainingState => ({
  step,
  epoch: 2,
  position: 24,
  sums: { images: 24, loss: 0.1 + 0.2, accuracy: Number.NaN, seconds: 1.5 },
  data: { trainImages: 30, fingerprint: 'abc' },
  losses: { first: 2.3, last: 1 / 3 },
  earlyStopping: { best: 0.5, bestEpoch: 1, waited: 0 },
  plateau: { best: null, waited: 0, factor: 0.25 },
  earlyStop: null,
  bestScore: -0.5,
});

describe('weights in a folder', () => {
  it('come back bit by bit, by layer and name', async () => {
    await writeWeights(folder, { step: 7, epoch: 2, weights: weights(0.1) });
    expect(await readWeights(folder)).toEqual({ step: 7, epoch: 2, weights: weights(0.1) });
  });

  it('come back with all that a training needs to go on', async () => {
    const optimizer: OptimizerState = new Map([
      ['mean', weights(0.25)],
      ['square', weights(Number.MIN_VALUE)],
    ]);
    await writeWeights(folder, { step: 7, epoch: 2, weights: weights(0.1) }, { optimizer, state: state(7) });
    expect(await readCheckpoint(folder)).toEqual({
      step: 7,
      epoch: 2,
      weights: weights(0.1),
      resume: { optimizer, state: state(7) },
    });
    expect(await readTrainingState(folder)).toEqual(state(7));
    expect(readdirSync(folder).sort()).toEqual(['optimizer-7.bin', 'weights-7.bin', 'weights.json']);
  });

  it('of a format without it are read as before', async () => {
    await writeWeights(folder, { step: 3, epoch: 1, weights: weights(0.1) });
    const path = join(folder, 'weights.json');
    const { resume: _resume, ...first } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...first, formatVersion: 1 }));
    expect(await readWeights(folder)).toEqual({ step: 3, epoch: 1, weights: weights(0.1) });
    expect((await readCheckpoint(folder)).resume).toBeNull();
    expect(await readTrainingState(folder)).toBeNull();
  });

  it('of a step that is saved again never overwrite what the list names', async () => {
    const optimizer = new Map([['mean', weights(1)]]);
    for (const value of [1, 2, 3]) {
      const before = value === 1 ? [] : readdirSync(folder);
      await writeWeights(folder, { step: 4, epoch: 1, weights: weights(value) }, { optimizer, state: state(4) });
      expect((await readWeights(folder)).weights).toEqual(weights(value));
      const bins = readdirSync(folder).filter((name) => name.endsWith('.bin'));
      expect(bins).toHaveLength(2);
      for (const name of bins) expect(before).not.toContain(name);
    }
  });

  it('give way to newer ones, and leave nothing behind', async () => {
    for (const step of [0, 10, 20]) await writeWeights(folder, { step, epoch: 1, weights: weights(step) });
    expect((await readWeights(folder)).step).toBe(20);
    expect(readdirSync(folder).sort()).toEqual(['weights-20.bin', 'weights.json']);
  });

  it('are whole at every moment while they are replaced', async () => {
    await writeWeights(folder, { step: 0, epoch: 0, weights: weights(0) });
    let writing = true;
    const writer = (async () => {
      for (let step = 1; step <= 40; step++) await writeWeights(folder, { step, epoch: 0, weights: weights(step) });
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const { step, weights: read } = await readWeights(folder);
      expect(read).toEqual(weights(step));
      reads++;
    }
    await writer;
    expect(reads).toBeGreaterThan(0);
  });

  it('stay as they were when a write breaks off before its end', async () => {
    await writeWeights(folder, { step: 1, epoch: 1, weights: weights(1) });
    // What a process leaves that ends between the two files.
    writeFileSync(join(folder, 'weights-2.bin'), 'half');
    writeFileSync(join(folder, 'weights.json.123.tmp'), '{');
    expect(await readWeights(folder)).toEqual({ step: 1, epoch: 1, weights: weights(1) });
    await writeWeights(folder, { step: 2, epoch: 1, weights: weights(2) });
    expect(await readWeights(folder)).toEqual({ step: 2, epoch: 1, weights: weights(2) });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it.each([
    {
      name: 'a cut list',
      damage: () => truncateSync(join(folder, 'weights.json'), 50),
      words: /list of weights .* is damaged/,
    },
    {
      name: 'cut values',
      damage: () => truncateSync(join(folder, 'weights-1.bin'), 10),
      words: /ends before "kernel" of layer "conv"/,
    },
    {
      name: 'a list that names a file elsewhere',
      damage: () => {
        const path = join(folder, 'weights.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('weights-1.bin', '../../secret.bin'));
      },
      words: /list of weights .* is damaged/,
    },
  ])('that are damaged are refused: $name', async ({ damage, words }) => {
    await writeWeights(folder, { step: 1, epoch: 1, weights: weights(1) });
    damage();
    await expect(readWeights(folder)).rejects.toThrow(words);
  });
});

describe('weightsFinite', () => {
  it.each([
    [0.5, true],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])('with a value of %d: %s', (value, finite) => {
    expect(weightsFinite(weights(value))).toBe(finite);
  });
});
