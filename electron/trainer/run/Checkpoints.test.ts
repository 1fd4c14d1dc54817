import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Model, Weights } from '../engines/Engine';
import type { TrainingState } from '../runFolder/TrainingState';
import { readTrainingState, readWeights } from '../runFolder/weightsFile';
import { Checkpoints } from './Checkpoints';
import { firstState } from './firstState';

const home = mkdtempSync(join(tmpdir(), 'checkpoints-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = '';
let folders = 0;
beforeEach(() => {
  folder = join(home, String(++folders));
});

/** A model of one number. */
class Counter implements Pick<Model, 'getWeights' | 'setWeights' | 'getOptimizerState'> {
  value = 0;

  async getWeights(): Promise<Weights> {
    return new Map([['layer', new Map([['w', { shape: [1], data: Float32Array.of(this.value) }]])]]);
  }

  async setWeights(weights: Weights): Promise<void> {
    this.value = weights.get('layer')?.get('w')?.data[0] ?? Number.NaN;
  }

  async getOptimizerState() {
    return new Map();
  }
}

/** Checkpoints on a clock that the test moves: saving takes `tookMs` of it. */
function checkpoints(tookMs: number, runFolder = folder) {
  const model = new Counter();
  const clock = { ms: 0 };
  const told: number[] = [];
  const recorder = {
    settle: () => {
      clock.ms += tookMs;
    },
    checkpoint: (step: number) => told.push(step),
  };
  const subject = new Checkpoints(runFolder, model as unknown as Model, recorder, () => clock.ms, null);
  return { subject, model, clock, told };
}

const at = (step: number): TrainingState => ({ ...firstState({ trainImages: 9, fingerprint: '' }), step, position: 1 });
const saved = async () => (await readWeights(join(folder, 'weights'))).weights.get('layer')?.get('w')?.data[0];

describe('checkpoints', () => {
  it.each([
    { name: 'every ten seconds', tookMs: 100, stepMs: 1000, steps: 31, expected: [0, 10, 20, 30] },
    {
      name: 'seldom enough to take a twentieth of the time',
      tookMs: 1000,
      stepMs: 1000,
      steps: 50,
      expected: [0, 20, 40],
    },
  ])('are written $name', async ({ tookMs, stepMs, steps, expected }) => {
    const { subject, clock, told } = checkpoints(tookMs);
    await subject.save(at(0));
    for (let step = 1; step < steps; step++) {
      clock.ms += stepMs;
      await subject.saveIfDue(at(step));
      await subject.settled();
    }
    expect(told).toEqual(expected);
  });

  it('come after each epoch, unless epochs are too short for that', async () => {
    const { subject, clock, told } = checkpoints(10);
    await subject.save(at(0));
    for (let step = 1; step <= 10; step++) {
      clock.ms += step <= 5 ? 600 : 100;
      await subject.saveAfterEpoch(at(step));
      await subject.settled();
    }
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 10]);
  });

  it('hold what was there when they were begun, though the training goes on', async () => {
    const { subject, model } = checkpoints(1);
    model.value = 5;
    await subject.begin(at(5));
    model.value = 6;
    await subject.settled();
    expect([await saved(), (await readTrainingState(join(folder, 'weights')))?.step]).toEqual([5, 5]);
  });

  it('are not begun again while one is being written', async () => {
    const { subject, clock, told } = checkpoints(1);
    clock.ms += 20_000;
    await subject.saveIfDue(at(1));
    await subject.saveIfDue(at(2));
    await subject.saveAfterEpoch(at(3));
    await subject.settled();
    expect(told).toEqual([1]);
  });

  it('are never of weights that are no numbers', async () => {
    const { subject, model, told } = checkpoints(1);
    model.value = 1;
    await subject.save(at(1));
    model.value = Number.NaN;
    await subject.save(at(2));
    await subject.keepBest(at(2));
    expect([told, await saved()]).toEqual([[1], 1]);
  });

  it('bring the best weights back', async () => {
    const { subject, model } = checkpoints(1);
    model.value = 7;
    await subject.keepBest(at(1));
    model.value = 8;
    await subject.restoreBest();
    expect(model.value).toBe(7);
  });

  it('that could not be written are told of by the next', async () => {
    const { subject } = checkpoints(1, '/dev/null/run');
    await subject.begin(at(1));
    await subject.settled();
    await expect(subject.save(at(2))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
