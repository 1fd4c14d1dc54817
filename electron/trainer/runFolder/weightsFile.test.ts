import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Weights } from '../engines/Engine';
import { readWeights, weightsFinite, writeWeights } from './weightsFile';

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

describe('weights in a folder', () => {
  it('come back bit by bit, by layer and name', async () => {
    await writeWeights(folder, { step: 7, epoch: 2, weights: weights(0.1) });
    expect(await readWeights(folder)).toEqual({ step: 7, epoch: 2, weights: weights(0.1) });
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
