import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { EpochMetrics } from '../../../../src/training/RunRecord';
import { hasTensorBoard, readTensorBoard } from '../../testing/tensorBoard';
import type { TensorBoardOptions } from './TensorBoardLog';
import { TensorBoardLog } from './TensorBoardLog';

const home = mkdtempSync(join(tmpdir(), 'tensorboard-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = '';
let folders = 0;
beforeEach(() => {
  folder = join(home, String(++folders));
});

const epoch = (number: number, valLoss: number | null): EpochMetrics => ({
  epoch: number,
  step: 10 * number,
  loss: 1 / number,
  accuracy: 0.5,
  valLoss,
  valAccuracy: valLoss,
  seconds: 1,
  imagesPerSecond: 10,
});

/** Records steps; answers nothing but leaves a file. */
function log(from: number, to: number, options: Partial<TensorBoardOptions> = {}, scale = 1): void {
  const file = new TensorBoardLog(folder, { totalSteps: 30, resumedStep: null, ...options });
  for (let step = from; step <= to; step++) {
    file.batch({ step, epoch: 1, loss: scale / step, accuracy: 0.25, learningRate: 0.125 });
    if (step % 10 === 0) file.epoch(epoch(step / 10, step === 10 ? null : 0.75));
  }
  file.close();
}

const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe.skipIf(!hasTensorBoard())('TensorBoard itself reads', () => {
  it('the curves of a run', () => {
    log(1, 20);
    const read = readTensorBoard(folder);
    expect(Object.keys(read).sort()).toEqual([
      'epoch/accuracy',
      'epoch/loss',
      'train/accuracy',
      'train/learning_rate',
      'train/loss',
      'validation/accuracy',
      'validation/loss',
    ]);
    expect(read['train/loss']).toEqual({
      steps: steps(1, 20),
      values: steps(1, 20).map((step) => Math.fround(1 / step)),
    });
    expect(read['train/learning_rate']?.values.every((value) => value === 0.125)).toBe(true);
    expect(read['epoch/loss']).toEqual({ steps: [10, 20], values: [1, 0.5] });
    expect(read['validation/loss']).toEqual({ steps: [20], values: [0.75] });
  });

  it('each step once where a run went on from a checkpoint, even within the same second and after a cut record', () => {
    const now = () => 1_700_000_000_000;
    log(1, 17, { now });
    const [first = ''] = readdirSync(folder);
    appendFileSync(join(folder, first), Buffer.from([24, 0, 0, 0, 0]));
    log(13, 15, { now, resumedStep: 12 }, 100);
    log(14, 30, { now, resumedStep: 13 }, 1000);
    expect(readdirSync(folder)).toHaveLength(3);
    const { 'train/loss': loss } = readTensorBoard(folder);
    expect(loss?.steps).toEqual(steps(1, 30));
    const scaleOf = (step: number) => (step <= 12 ? 1 : step === 13 ? 100 : 1000);
    expect(loss?.values).toEqual(steps(1, 30).map((step) => Math.fround(scaleOf(step) / step)));
  });

  it('losses that are no numbers', () => {
    const file = new TensorBoardLog(folder, { totalSteps: 2, resumedStep: null });
    file.batch({ step: 1, epoch: 1, loss: Number.POSITIVE_INFINITY, accuracy: 1 });
    file.close();
    expect(readTensorBoard(folder)).toEqual({
      'train/accuracy': { steps: [1], values: [1] },
      'train/loss': { steps: [1], values: [null] },
    });
  });

  it('of a long run, about two thousand points', () => {
    log(1, 12_345, { totalSteps: 12_345 });
    const { 'train/loss': loss } = readTensorBoard(folder);
    const gaps = new Set(loss?.steps.slice(2).map((step, index) => step - (loss.steps[index + 1] ?? 0)));
    expect([...gaps]).toEqual([7]);
    expect(loss?.steps[0]).toBe(1);
    expect(loss?.steps.length).toBeLessThanOrEqual(2001);
  });
});
