import { expect, test } from 'vitest';
import type { ServiceEvent } from '../../src/contract/events';
import type { RunStatus } from '../../src/training/RunRecord';
import { announcement } from './announceRuns';
import { syntheticEpoch, syntheticSummary } from './testing/syntheticRun';
import { initialTraining } from './trainingState';

const curve = { seed: 1, stepsPerEpoch: 10, epochs: 6, floor: 0.1, overfitsAfter: null };
const lastEpoch = syntheticEpoch(curve, 6);
const run = (status: RunStatus): ServiceEvent => ({
  type: 'run',
  summary: syntheticSummary('1', {
    status,
    lastEpoch,
    testAccuracy: 0.97,
    failure: status === 'failed' ? { code: 'disk-full', message: 'The disk is full.' } : null,
  }),
});
const known = (status: RunStatus) => ({ ...initialTraining, runs: [syntheticSummary('1', { status })] });

test.each([
  ['running', run('paused'), 'Training paused'],
  ['paused', run('running'), 'Training goes on'],
  ['running', run('running'), null],
  ['running', run('done'), 'Trained 6 of 6 epochs. Test accuracy 97.0 %.'],
  ['running', run('failed'), 'Failed after 6 of 6 epochs. The disk is full.'],
  ['running', { type: 'runDeleted', runId: '1' } satisfies ServiceEvent, null],
] as const)('a run that was %s', (before, event, said) => expect(announcement(known(before), event)).toBe(said));

test('an epoch is said with its numbers', () => {
  const epoch = { ...lastEpoch, loss: 0.25, accuracy: 0.91, valAccuracy: 0.9 };
  expect(announcement(initialTraining, { type: 'epoch', runId: '1', epoch })).toBe(
    'Epoch 6: loss 0.250, accuracy 91.0 %, validation accuracy 90.0 %',
  );
});
