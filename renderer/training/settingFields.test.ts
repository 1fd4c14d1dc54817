import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/document/json';
import { resolveTraining } from '../../src/training/resolveTraining';
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
