import { describe, expect, it } from 'vitest';
import { learningRateAt, warmupSteps } from './learningRate';
import { defaultTraining } from './resolveTraining';
import facts from './schedules.facts.json';
import type { LearningRateSchedule } from './TrainingSettings';

const stepsPerEpoch = 10;

function settingsOf(schedule: LearningRateSchedule, learningRate = 1) {
  return { schedule, optimizer: { ...defaultTraining.optimizer, learningRate } };
}

/** The rates of every step, by number of steps done. */
function rates(schedule: LearningRateSchedule, epochs: number, perEpoch = stepsPerEpoch, learningRate = 1) {
  const totalSteps = epochs * perEpoch;
  return Array.from({ length: totalSteps }, (_, done) =>
    learningRateAt(settingsOf(schedule, learningRate), {
      step: done + 1,
      stepsPerEpoch: perEpoch,
      totalSteps,
      plateauFactor: 1,
    }),
  );
}

describe('learningRateAt', () => {
  // The schedules of JSON have no literal types.
  it.each(facts.schedules.map((row) => ({ ...row, schedule: row.schedule as unknown as LearningRateSchedule })))(
    'is what Keras has for $schedule',
    ({ schedule, learningRate, epochs, stepsPerEpoch: perEpoch, rates: expected }) => {
      const found = rates(schedule, epochs, perEpoch, learningRate);
      expect(found).toHaveLength(expected.length);
      // Keras computes in 32 bits.
      found.forEach((rate, done) => {
        expect(Math.abs(rate - (expected[done] as number)), `step ${done + 1}`).toBeLessThan(1e-6 * learningRate);
      });
    },
  );

  it.each<LearningRateSchedule>([
    { type: 'constant', warmupEpochs: 1.5 },
    { type: 'step', everyEpochs: 1, factor: 0.5, warmupEpochs: 1.5 },
    { type: 'exponential', factor: 0.5, warmupEpochs: 1.5 },
    { type: 'cosine', minimum: 0, warmupEpochs: 1.5 },
    {
      type: 'reduceOnPlateau',
      monitor: 'loss',
      factor: 0.1,
      patience: 1,
      minDelta: 0,
      minLearningRate: 0,
      warmupEpochs: 1.5,
    },
  ])('grows evenly from 0 to the full rate, and then begins: $type', (schedule) => {
    const found = rates(schedule, 5);
    expect(found[0]).toBe(0);
    for (const done of [3, 6, 9, 15]) expect(found[done]).toBeCloseTo(done / 15, 12);
    expect(found.slice(15)).toEqual(rates({ ...schedule, warmupEpochs: 0 }, 3.5));
  });

  it.each<{ schedule: LearningRateSchedule; last: number }>([
    { schedule: { type: 'constant', warmupEpochs: 0 }, last: 1 },
    { schedule: { type: 'step', everyEpochs: 2, factor: 0.1, warmupEpochs: 0 }, last: 0.01 },
    { schedule: { type: 'cosine', minimum: 0.25, warmupEpochs: 0 }, last: 0.25 },
  ])('ends at $last for $schedule', ({ schedule, last }) => {
    expect(rates(schedule, 5, 1000).at(-1)).toBeCloseTo(last, 5);
  });

  it('is reduced by what a plateau schedule has decided', () => {
    const { schedule, optimizer } = settingsOf({
      type: 'reduceOnPlateau',
      monitor: 'valLoss',
      factor: 0.1,
      patience: 1,
      minDelta: 0,
      minLearningRate: 0,
      warmupEpochs: 0,
    });
    const moment = { step: 5, stepsPerEpoch, totalSteps: 50, plateauFactor: 0.25 };
    expect(learningRateAt({ schedule, optimizer }, moment)).toBe(0.25);
  });

  it('is a number even where the warm-up is longer than the training', () => {
    for (const rate of rates({ type: 'cosine', minimum: 0, warmupEpochs: 9 }, 3)) expect(rate).toBeLessThan(0.34);
    expect(warmupSteps({ type: 'constant', warmupEpochs: 0.25 }, 10)).toBe(3);
  });
});
