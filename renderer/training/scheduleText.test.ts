import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/document/json';
import { resolveTraining } from '../../src/training/resolveTraining';
import { scheduleNote, scheduleSentence } from './scheduleText';

const settingsOf = (schedule: JsonObject, epochs = 4, validationSplit = 0.1) =>
  resolveTraining({ schedule, epochs, validationSplit, optimizer: { type: 'sgd', learningRate: 0.1 } }).settings;

test.each<{ schedule: JsonObject; says: string }>([
  {
    schedule: { type: 'constant', warmupEpochs: 1 },
    says: 'grows from 0 to 0.1 in the first epoch, then stays at 0.1.',
  },
  {
    schedule: { type: 'step', everyEpochs: 2, factor: 0.5 },
    says: 'is multiplied by 0.5 after every 2 epochs and ends at 0.05.',
  },
  {
    schedule: { type: 'exponential', factor: 0.9, warmupEpochs: 0.5 },
    says: 'grows from 0 to 0.1 in the first 0.5 epochs, then shrinks by 10 % an epoch, a little after each batch, and ends at 0.0692.',
  },
  { schedule: { type: 'cosine', minimum: 0.01 }, says: 'falls smoothly to 0.001 at the end.' },
  {
    schedule: { type: 'reduceOnPlateau', patience: 2 },
    says: 'is multiplied by 0.1 whenever the validation loss has not fallen for 2 epochs. When that happens cannot be known ahead: the line is the most that it can be.',
  },
])('the sentence of $schedule', ({ schedule, says }) => {
  expect(scheduleSentence(settingsOf(schedule), 1000)).toBe(`The learning rate ${says}`);
});

test.each<{ schedule: JsonObject; validationSplit?: number; says: string | null }>([
  { schedule: { type: 'cosine', warmupEpochs: 1 }, says: null },
  { schedule: { type: 'cosine', warmupEpochs: 4 }, says: 'the full learning rate is never reached' },
  { schedule: { type: 'constant', warmupEpochs: 9 }, says: 'as long as the training of 4 epochs' },
  { schedule: { type: 'step', everyEpochs: 3 }, says: null },
  { schedule: { type: 'step', everyEpochs: 4 }, says: 'there is no drop' },
  { schedule: { type: 'step', everyEpochs: 3, warmupEpochs: 1 }, says: 'there is no drop' },
  { schedule: { type: 'reduceOnPlateau', patience: 2 }, says: null },
  { schedule: { type: 'reduceOnPlateau', patience: 3 }, says: 'it cannot be reduced' },
  { schedule: { type: 'reduceOnPlateau', patience: 2 }, validationSplit: 0, says: 'Watch the training loss' },
  { schedule: { type: 'reduceOnPlateau', patience: 2, monitor: 'loss' }, validationSplit: 0, says: null },
])('what will not work of $schedule', ({ schedule, validationSplit, says }) => {
  const note = scheduleNote(settingsOf(schedule, 4, validationSplit));
  if (says === null) expect(note).toBeNull();
  else expect(note).toContain(says);
});
