import { describe, expect, it } from 'vitest';
import { judgePlateau, noPlateauYet, type PlateauState } from './plateau';
import { defaultTraining } from './resolveTraining';
import facts from './schedules.facts.json';
import type { LearningRateSchedule } from './TrainingSettings';

type Losses = readonly (number | null)[];

const onPlateau = {
  type: 'reduceOnPlateau',
  monitor: 'valLoss',
  factor: 0.5,
  patience: 2,
  minDelta: 0,
  minLearningRate: 0,
  warmupEpochs: 0,
} as const satisfies LearningRateSchedule;

/** The state after each epoch. Training loss is 1 throughout where only validation loss is told. */
function states(schedule: LearningRateSchedule, valLosses: Losses, losses: Losses = [], learningRate = 1) {
  const settings = { schedule, optimizer: { ...defaultTraining.optimizer, learningRate } };
  let state = noPlateauYet;
  return valLosses.map((valLoss, index): PlateauState => {
    state = judgePlateau(settings, state, { valLoss, loss: losses[index] ?? 1 });
    return state;
  });
}

const factors = (...given: Parameters<typeof states>) => states(...given).map((state) => state.factor);

describe('judgePlateau', () => {
  it.each(facts.plateaus.map((row) => ({ ...row, schedule: row.schedule as unknown as LearningRateSchedule })))(
    'reduces when Keras does for $schedule',
    ({ schedule, learningRate, losses, rates }) => {
      const found = factors(schedule, losses, losses, learningRate).map((factor) => factor * learningRate);
      expect(found).toHaveLength(rates.length);
      found.forEach((rate, epoch) => {
        expect(rate / (rates[epoch] as number), `after epoch ${epoch + 1}`).toBeCloseTo(1, 5);
      });
    },
  );

  it.each<{ what: string; schedule: LearningRateSchedule; valLosses: Losses; expected: readonly number[] }>([
    { what: 'a falling loss', schedule: onPlateau, valLosses: [4, 3, 2, 1], expected: [1, 1, 1, 1] },
    { what: 'no validation', schedule: onPlateau, valLosses: [null, null, null, null], expected: [1, 1, 1, 1] },
    {
      what: 'a loss that is no number',
      schedule: onPlateau,
      valLosses: [2, Number.NaN, 2, 2],
      expected: [1, 1, 1, 0.5],
    },
    { what: 'training loss', schedule: { ...onPlateau, monitor: 'loss' }, valLosses: [4, 3, 2], expected: [1, 1, 0.5] },
    { what: 'a constant schedule', schedule: defaultTraining.schedule, valLosses: [1, 1, 1], expected: [1, 1, 1] },
  ])('with $what', ({ schedule, valLosses, expected }) => {
    expect(factors(schedule, valLosses)).toEqual(expected);
  });

  it('goes on from a saved state as if it had never stopped', () => {
    const losses = [3, 2, 2, 2, 2.5, 1, 1, 1];
    const whole = states(onPlateau, losses);
    const settings = { schedule: onPlateau, optimizer: defaultTraining.optimizer };
    for (const [saved, state] of whole.slice(0, -1).entries()) {
      let resumed = JSON.parse(JSON.stringify(state)) as PlateauState;
      for (const valLoss of losses.slice(saved + 1)) resumed = judgePlateau(settings, resumed, { valLoss, loss: 1 });
      expect(resumed).toEqual(whole.at(-1));
    }
  });
});
