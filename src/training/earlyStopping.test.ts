import { describe, expect, it } from 'vitest';
import { judgeEpoch, noEpochYet } from './earlyStopping';
import type { EarlyStopping } from './TrainingSettings';

/** Epochs after which the training would stop, and the last reason. */
function run(settings: EarlyStopping, values: readonly (number | null)[]) {
  let state = noEpochYet;
  for (const [index, value] of values.entries()) {
    const decision = judgeEpoch(settings, state, { epoch: index + 1, valLoss: value, valAccuracy: value });
    state = decision.state;
    if (decision.stopReason !== null) return { epoch: index + 1, reason: decision.stopReason };
  }
  return null;
}

describe('judgeEpoch', () => {
  it.each([
    { monitor: 'valLoss', patience: 2, minDelta: 0, values: [3, 2, 1, 0.5], stops: null },
    { monitor: 'valLoss', patience: 2, minDelta: 0, values: [3, 2, 2, 2], stops: 4 },
    { monitor: 'valLoss', patience: 1, minDelta: 0, values: [3, 4], stops: 2 },
    { monitor: 'valLoss', patience: 2, minDelta: 0.5, values: [3, 2.9, 2.8, 2.7], stops: 3 },
    { monitor: 'valLoss', patience: 2, minDelta: 0, values: [3, 4, 2, 4, 1, 4], stops: null },
    { monitor: 'valAccuracy', patience: 2, minDelta: 0, values: [0.1, 0.2, 0.3], stops: null },
    { monitor: 'valAccuracy', patience: 2, minDelta: 0, values: [0.3, 0.2, 0.3], stops: 3 },
    { monitor: 'valLoss', patience: 1, minDelta: 0, values: [null, null, null], stops: null },
    { monitor: 'valLoss', patience: 1, minDelta: 0, values: [2, Number.NaN, 1], stops: null },
  ] as const)('$monitor $values with patience $patience', ({ values, stops, ...settings }) => {
    expect(run(settings, values)?.epoch ?? null).toBe(stops);
  });

  it('says why', () => {
    expect(run({ monitor: 'valLoss', patience: 2, minDelta: 0 }, [3, 1, 2, 2])?.reason).toBe(
      'Stopped after 2 epochs without a better validation loss; epoch 2 was the best.',
    );
    expect(run({ monitor: 'valAccuracy', patience: 1, minDelta: 0 }, [0.5, 0.5])?.reason).toBe(
      'Stopped after 1 epoch without a better validation accuracy; epoch 1 was the best.',
    );
  });
});
