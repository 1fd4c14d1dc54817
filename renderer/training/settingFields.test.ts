import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/document/json';
import { resolveTraining } from '../../src/training/resolveTraining';
import { scheduleSpecs, scheduleTypes } from '../../src/training/scheduleTable';
import { optimizerTypes } from '../../src/training/settingsTable';
import { earlyStoppingChange, settingChange, settingFields } from './settingFields';

const paths = (training: Parameters<typeof resolveTraining>[0]) =>
  settingFields(resolveTraining(training)).map((field) => field.path);

test('the form starts with what people change most', () => {
  expect(paths(undefined).slice(0, 4)).toEqual(['epochs', 'batchSize', 'optimizer.type', 'optimizer.learningRate']);
});

test.each(optimizerTypes)('the form has every number of %s, and its value', (type) => {
  const resolved = resolveTraining({ optimizer: { type } });
  const fields = settingFields(resolved).filter(({ path }) => path.startsWith('optimizer.'));
  expect(Object.fromEntries(fields.map(({ path, value }) => [path.slice(10), value]))).toEqual(
    resolved.settings.optimizer,
  );
});

test('early stopping has fields only where it is on', () => {
  expect(paths({}).filter((path) => path.startsWith('earlyStopping'))).toEqual([]);
  expect(paths({ earlyStopping: {} }).filter((path) => path.startsWith('earlyStopping'))).toEqual([
    'earlyStopping.monitor',
    'earlyStopping.patience',
    'earlyStopping.minDelta',
  ]);
});

test.each(scheduleTypes)('the form has every number of the schedule %s', (type) => {
  const fields = settingFields(resolveTraining({ schedule: { type } })).filter(({ path }) =>
    path.startsWith('schedule.'),
  );
  expect(fields.map(({ path }) => path)).toEqual([
    'schedule.type',
    ...Object.keys(scheduleSpecs[type].params).map((name) => `schedule.${name}`),
  ]);
  expect(fields[0]).toMatchObject({ value: type, changed: type !== 'constant' });
});

test('gradient clipping has a limit only where it is on', () => {
  const clipping = (training: JsonObject) =>
    settingFields(resolveTraining(training))
      .filter(({ path }) => path.startsWith('gradientClipping.'))
      .map(({ path, value }) => [path, value]);
  expect(clipping({})).toEqual([['gradientClipping.type', 'off']]);
  expect(clipping({ gradientClipping: { type: 'norm', limit: 2 } })).toEqual([
    ['gradientClipping.type', 'norm'],
    ['gradientClipping.limit', 2],
  ]);
});

test('no two fields of a form have the same name', () => {
  for (const type of scheduleTypes) {
    const training = { schedule: { type }, gradientClipping: {}, earlyStopping: {} };
    const labels = settingFields(resolveTraining(training)).map(({ spec }) => spec.label);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

test('a field knows whether it was changed and what is wrong with it', () => {
  const fields = settingFields(resolveTraining({ epochs: 7, optimizer: { type: 'adam', learningRate: -1 } }));
  expect(fields.find(({ path }) => path === 'epochs')).toMatchObject({ value: 7, changed: true, problem: null });
  const rate = fields.find(({ path }) => path === 'optimizer.learningRate');
  expect(rate?.value).toBe(0.001);
  expect(rate?.problem).toContain('-1');
});

const changes: readonly {
  readonly path: string;
  readonly value: string | number | undefined;
  readonly training: JsonObject;
  readonly field: string;
  readonly expected: Json | undefined;
}[] = [
  { path: 'epochs', value: 5, training: {}, field: 'epochs', expected: 5 },
  { path: 'epochs', value: undefined, training: { epochs: 9 }, field: 'epochs', expected: undefined },
  {
    path: 'optimizer.learningRate',
    value: 0.1,
    training: { optimizer: { type: 'sgd', momentum: 0.9, ours: 1 } },
    field: 'optimizer',
    expected: { type: 'sgd', momentum: 0.9, ours: 1, learningRate: 0.1 },
  },
  {
    path: 'optimizer.learningRate',
    value: 0.1,
    training: { optimizer: 'sgd' },
    field: 'optimizer',
    expected: { type: 'sgd', learningRate: 0.1 },
  },
  {
    path: 'optimizer.momentum',
    value: undefined,
    training: { optimizer: { type: 'sgd', momentum: 0.9 } },
    field: 'optimizer',
    expected: { type: 'sgd' },
  },
  {
    path: 'optimizer.type',
    value: 'sgd',
    training: { optimizer: { type: 'adam', learningRate: 0.5, beta1: 0.1 } },
    field: 'optimizer',
    expected: { type: 'sgd', learningRate: 0.01 },
  },
  {
    path: 'schedule.type',
    value: 'cosine',
    training: { schedule: { type: 'step', factor: 0.3, warmupEpochs: 2 } },
    field: 'schedule',
    expected: { type: 'cosine', warmupEpochs: 2 },
  },
  {
    path: 'schedule.type',
    value: 'constant',
    training: { schedule: { type: 'step', factor: 0.3 } },
    field: 'schedule',
    expected: undefined,
  },
  {
    path: 'schedule.type',
    value: undefined,
    training: { schedule: { type: 'step', warmupEpochs: 1 } },
    field: 'schedule',
    expected: { warmupEpochs: 1 },
  },
  {
    path: 'schedule.minimum',
    value: 0.1,
    training: { schedule: 'cosine' },
    field: 'schedule',
    expected: { type: 'cosine', minimum: 0.1 },
  },
  {
    path: 'gradientClipping.type',
    value: 'norm',
    training: {},
    field: 'gradientClipping',
    expected: { type: 'norm', limit: 1 },
  },
  {
    path: 'gradientClipping.type',
    value: 'off',
    training: { gradientClipping: { type: 'value', limit: 3 } },
    field: 'gradientClipping',
    expected: undefined,
  },
];

test.each(changes)('$path = $value writes $expected', ({ path, value, training, field, expected }) => {
  expect(settingChange(training, path, value)).toEqual({ field, value: expected });
});

test('early stopping is switched on with numbers that are valid, and off by leaving it out', () => {
  const on = earlyStoppingChange(true);
  const resolved = resolveTraining(on.value === undefined ? {} : { [on.field]: on.value });
  expect(resolved.problems).toEqual([]);
  expect(resolved.settings.earlyStopping).toEqual(on.value);
  expect(earlyStoppingChange(false)).toEqual({ field: 'earlyStopping', value: undefined });
});
