import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PredictJob } from '../../../src/contract/trainerMessages';
import { engineNames } from '../../../src/contract/trainerMessages';
import { serializeDocument } from '../../../src/document/fileFormat';
import { TrainerRuns } from '../testing/TrainerRuns';

let runs: TrainerRuns;
let runFolder = '';
beforeAll(async () => {
  runs = await TrainerRuns.create();
  const job = runs.newJob({ engine: 'tensorflow' });
  await runs.start(job).waitFor('done');
  runFolder = job.runFolder;
  writeFileSync(join(runFolder, 'network.cnn.json'), serializeDocument(job.document));
});
afterAll(() => runs.remove());

async function predict(engine: PredictJob['engine'], images: readonly string[]) {
  const trainer = runs.process();
  trainer.send({ type: 'predict', job: { runFolder, engine, images } });
  const { outputs } = await trainer.waitFor('predicted');
  expect(await trainer.exited).toEqual({ code: 0, signal: null });
  return outputs;
}

/** Numbers as NumPy saves them: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
function writeNumbers(name: string, shape: readonly number[], values: Float32Array): string {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`.padEnd(117);
  const start = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, 'latin1');
  const path = join(runs.home, name);
  writeFileSync(path, Buffer.concat([start, Buffer.from(values.buffer)]));
  return path;
}

/** Each row the same on all engines, and probabilities. */
function expectSame(all: readonly (readonly (readonly number[])[])[], images: number, digits: number): void {
  const [first = []] = all;
  expect(first).toHaveLength(images);
  for (const row of first) {
    expect(row).toHaveLength(2);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  }
  for (const other of all) {
    other.forEach((row, image) => {
      row.forEach((value, unit) => {
        expect(value).toBeCloseTo(first[image]?.[unit] as number, digits);
      });
    });
  }
}

describe('a run predicts the same on every engine', () => {
  it('of image files', async () => {
    const images = readdirSync(join(runs.shapes, 'row'))
      .slice(0, 3)
      .map((name) => join(runs.shapes, 'row', name));
    const outputs = [];
    for (const engine of engineNames) outputs.push(await predict(engine, images));
    expectSame(outputs, 3, 5);
    expect(new Set(outputs[0]?.map(([first]) => first)).size).toBe(3);
  });

  it('of more numbers than are predicted at once', async () => {
    const count = 300;
    const values = Float32Array.from({ length: count * 64 }, (_, index) => 0.5 + 0.5 * Math.sin(1.3 * index));
    const file = writeNumbers('numbers.npy', [count, 8, 8, 1], values);
    const outputs = [];
    for (const engine of engineNames) outputs.push(await predict(engine, [file]));
    expectSame(outputs, count, 5);
  });

  it('and says which image it cannot', async () => {
    const notes = join(runs.home, 'notes.txt');
    writeFileSync(notes, 'hello');
    const trainer = runs.process();
    trainer.send({ type: 'predict', job: { runFolder, engine: 'tensorflow', images: [notes] } });
    const { failure } = await trainer.waitFor('failed');
    expect(failure.code).toBe('data-unreadable');
    expect(failure.message).toBe(`${notes} cannot be used: this is no image; only PNG and JPEG images can be read.`);
  });
});
