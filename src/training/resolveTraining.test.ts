import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../document/json';
import { RandomStream } from './random';
import { defaultTraining, resolveTraining } from './resolveTraining';
import { clippingSpecs, scheduleSpecs } from './scheduleTable';
import { checkSetting, type SettingSpecs } from './settingSpec';
import { earlyStoppingSpecs, optimizerSpecs, settingSpecs } from './settingsTable';

const settingsOf = (raw: JsonObject) => resolveTraining(raw).settings;

describe('resolveTraining', () => {
  it('gives defaults for what is missing', () => {
    expect(resolveTraining(undefined)).toEqual({
      settings: {
        dataset: 'mnist',
        loss: 'categoricalCrossentropy',
        metrics: ['accuracy'],
        optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
        schedule: { type: 'constant', warmupEpochs: 0 },
        gradientClipping: null,
        batchSize: 32,
        epochs: 3,
        validationSplit: 0.1,
        seed: 1,
        earlyStopping: null,
        limit: null,
      },
      problems: [],
    });
    expect(resolveTraining({}).settings).toEqual(defaultTraining);
  });

  it('reads what the file format shows', () => {
    const { settings, problems } = resolveTraining({
      dataset: 'mnist',
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
      optimizer: { type: 'adam', learningRate: 0.01 },
      batchSize: 128,
      epochs: 5,
      validationSplit: 0,
      seed: 7,
      earlyStopping: { patience: 2 },
      schedule: { type: 'cosine', minimum: 0.01, warmupEpochs: 0.5 },
      gradientClipping: { type: 'norm', limit: 2 },
      limit: 500,
      somethingElse: [1, 2],
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ batchSize: 128, epochs: 5, validationSplit: 0, seed: 7, limit: 500 });
    expect(settings.optimizer).toMatchObject({ type: 'adam', learningRate: 0.01, beta1: 0.9 });
    expect(settings.earlyStopping).toEqual({ monitor: 'valLoss', patience: 2, minDelta: 0 });
    expect(settings.schedule).toEqual({ type: 'cosine', minimum: 0.01, warmupEpochs: 0.5 });
    expect(settings.gradientClipping).toEqual({ type: 'norm', limit: 2 });
  });

  it.each<{ raw: JsonObject; field: string; value: unknown }>([
    { raw: { loss: 'sparse_categorical_crossentropy' }, field: 'loss', value: 'categoricalCrossentropy' },
    { raw: { loss: 'binary_crossentropy' }, field: 'loss', value: 'binaryCrossentropy' },
    { raw: { loss: 'mse' }, field: 'loss', value: 'meanSquaredError' },
    { raw: { dataset: 'fashion-mnist' }, field: 'dataset', value: 'fashion_mnist' },
    { raw: { dataset: 'CIFAR-10' }, field: 'dataset', value: 'cifar10' },
    { raw: { dataset: './mnist' }, field: 'dataset', value: './mnist' },
    { raw: { dataset: '/home/anna/Pictures' }, field: 'dataset', value: '/home/anna/Pictures' },
    { raw: { metrics: ['acc'] }, field: 'metrics', value: ['accuracy'] },
    { raw: { metrics: [] }, field: 'metrics', value: [] },
    { raw: { earlyStopping: false }, field: 'earlyStopping', value: null },
    { raw: { gradientClipping: null }, field: 'gradientClipping', value: null },
    { raw: { gradientClipping: {} }, field: 'gradientClipping', value: { type: 'globalNorm', limit: 1 } },
    { raw: { gradientClipping: 'global_norm' }, field: 'gradientClipping', value: { type: 'globalNorm', limit: 1 } },
    { raw: { schedule: null }, field: 'schedule', value: { type: 'constant', warmupEpochs: 0 } },
    { raw: { schedule: { warmupEpochs: 2 } }, field: 'schedule', value: { type: 'constant', warmupEpochs: 2 } },
    {
      raw: { schedule: 'step' },
      field: 'schedule',
      value: { type: 'step', everyEpochs: 2, factor: 0.5, warmupEpochs: 0 },
    },
    {
      raw: { schedule: 'exponential' },
      field: 'schedule',
      value: { type: 'exponential', factor: 0.9, warmupEpochs: 0 },
    },
    {
      raw: { schedule: { type: 'reduce_on_plateau', monitor: 'loss' } },
      field: 'schedule',
      value: {
        type: 'reduceOnPlateau',
        monitor: 'loss',
        factor: 0.1,
        patience: 2,
        minDelta: 1e-4,
        minLearningRate: 0,
        warmupEpochs: 0,
      },
    },
  ])('accepts $raw', ({ raw, field, value }) => {
    const { settings, problems } = resolveTraining(raw);
    expect(problems).toEqual([]);
    expect(settings[field as keyof typeof settings]).toEqual(value);
  });

  it.each([
    ['sgd', { type: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false }],
    ['AdamW', { type: 'adamw', learningRate: 0.001, weightDecay: 0.004, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
    ['RMSprop', { type: 'rmsprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7 }],
    ['adagrad', { type: 'adagrad', learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 }],
  ])('knows the optimizer %s by its name alone', (name, optimizer) => {
    expect(settingsOf({ optimizer: name }).optimizer).toEqual(optimizer);
    expect(settingsOf({ optimizer: { type: name } }).optimizer).toEqual(optimizer);
  });

  it.each<{ raw: JsonObject; field: string; message: string }>([
    {
      raw: { batchSize: 0 },
      field: 'batchSize',
      message:
        'Batch size in the training settings is 0, but must be a whole number from 1 to 65536. Using 32 instead.',
    },
    {
      raw: { epochs: 2.5 },
      field: 'epochs',
      message: 'Epochs in the training settings is 2.5, but must be a whole number from 1 to 10000. Using 3 instead.',
    },
    {
      raw: { validationSplit: 1 },
      field: 'validationSplit',
      message:
        'Validation share in the training settings is 1, but must be a number from 0 and below 1. Using 0.1 instead.',
    },
    {
      raw: { loss: 'hinge' },
      field: 'loss',
      message:
        'Loss in the training settings is "hinge", but must be one of categoricalCrossentropy, binaryCrossentropy, ' +
        'meanSquaredError. Using categoricalCrossentropy instead.',
    },
    {
      raw: { optimizer: { type: 'adam', learningRate: '0.1' } },
      field: 'optimizer.learningRate',
      message:
        'Learning rate in the training settings is "0.1", but must be a number above 0 and up to 1000. ' +
        'Using 0.001 instead.',
    },
    {
      raw: { optimizer: 'magic' },
      field: 'optimizer.type',
      message:
        'Optimizer in the training settings is "magic", but must be one of adam, adamw, sgd, rmsprop, adagrad. ' +
        'Using adam instead.',
    },
    {
      raw: { schedule: 'sawtooth' },
      field: 'schedule.type',
      message:
        'Schedule in the training settings is "sawtooth", but must be one of constant, step, exponential, cosine, ' +
        'reduceOnPlateau. Using constant instead.',
    },
    {
      raw: { schedule: { type: 'constant', warmupEpochs: -1 } },
      field: 'schedule.warmupEpochs',
      message: 'Warm-up epochs in the training settings is -1, but must be a number from 0 to 10000. Using 0 instead.',
    },
    {
      raw: { limit: -1 },
      field: 'limit',
      message:
        'Image limit in the training settings is -1, but must be a whole number from 1 to 1000000000, ' +
        'or nothing for all images.',
    },
  ])('says what is wrong with $raw', ({ raw, field, message }) => {
    const { settings, problems } = resolveTraining(raw);
    expect(problems.map((problem) => [problem.field, problem.message])).toEqual([[field, message]]);
    expect(settings).toEqual(defaultTraining);
  });

  it.each<{ raw: JsonObject; field: string; expected: string; settings: object }>([
    {
      raw: { schedule: { type: 'reduceOnPlateau', factor: 1, patience: 4 } },
      field: 'schedule.factor',
      expected: 'a number above 0 and below 1',
      settings: { schedule: { type: 'reduceOnPlateau', factor: 0.1, patience: 4 } },
    },
    {
      raw: { schedule: { type: 'cosine', minimum: 2, warmupEpochs: 1 } },
      field: 'schedule.minimum',
      expected: 'a number from 0 to 1',
      settings: { schedule: { type: 'cosine', minimum: 0, warmupEpochs: 1 } },
    },
    {
      raw: { gradientClipping: { type: 'value', limit: 0 } },
      field: 'gradientClipping.limit',
      expected: 'a number above 0 and up to 1000000',
      settings: { gradientClipping: { type: 'value', limit: 1 } },
    },
    {
      raw: { gradientClipping: true },
      field: 'gradientClipping.type',
      expected: 'one of globalNorm, norm, value',
      settings: { gradientClipping: { type: 'globalNorm', limit: 1 } },
    },
  ])('keeps what is right of $raw', ({ raw, field, expected, settings }) => {
    const resolved = resolveTraining(raw);
    expect(resolved.problems.map((problem) => [problem.field, problem.expected])).toEqual([[field, expected]]);
    expect(resolved.settings).toMatchObject(settings);
  });

  it('gives complete, valid settings for any JSON', () => {
    const random = new RandomStream(1, 'fuzz');
    const names = [
      ...Object.keys(defaultTraining),
      'type',
      'learningRate',
      'patience',
      'factor',
      'limit',
      '__proto__',
      'toString',
    ];
    const makeJson = (depth: number): Json => {
      const kind = random.below(depth > 2 ? 6 : 8);
      switch (kind) {
        case 0:
          return null;
        case 1:
          return random.uniform() < 0.5;
        case 2:
          return random.normal() * 10 ** random.below(20);
        case 3:
          return [Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 2 ** 53][random.below(5)] as number;
        case 4:
          return ['adam', 'SGD', '', 'mse', 'ü'.repeat(1000), '__proto__', 'cosine', 'value'][
            random.below(8)
          ] as string;
        case 5:
          return random.below(100);
        case 6:
          return Array.from({ length: random.below(3) }, () => makeJson(depth + 1));
        default:
          return Object.fromEntries(
            Array.from({ length: random.below(6) }, () => [names[random.below(names.length)], makeJson(depth + 1)]),
          );
      }
    };
    for (let round = 0; round < 2000; round++) {
      const raw = Object.fromEntries(names.map((name) => [name, makeJson(0)]));
      const { settings, problems } = resolveTraining(raw);
      expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultTraining).sort());
      for (const [field, spec] of Object.entries(settingSpecs)) {
        expect(checkSetting(spec, settings[field as keyof typeof settingSpecs])).toMatchObject({ ok: true });
      }
      const { type, ...numbers } = settings.optimizer;
      expect(Object.keys(numbers).sort()).toEqual(Object.keys(optimizerSpecs[type].params).sort());
      const { schedule, gradientClipping } = settings;
      expect(Object.keys(schedule).sort()).toEqual(
        ['type', ...Object.keys(scheduleSpecs[schedule.type].params)].sort(),
      );
      if (gradientClipping !== null) expect(gradientClipping.limit).toBeGreaterThan(0);
      if (settings.earlyStopping !== null) {
        expect(Object.keys(settings.earlyStopping)).toEqual(Object.keys(earlyStoppingSpecs));
      }
      for (const problem of problems) expect(problem.message.length).toBeLessThan(300);
    }
  });
});

describe('the table of settings', () => {
  it('has valid defaults everywhere', () => {
    const types = [optimizerSpecs, scheduleSpecs, clippingSpecs].flatMap((specs): { params: SettingSpecs }[] =>
      Object.values(specs),
    );
    const groups: SettingSpecs[] = [settingSpecs, earlyStoppingSpecs, ...types.map(({ params }) => params)];
    for (const specs of groups) {
      for (const spec of Object.values(specs)) {
        expect(checkSetting(spec, spec.default), spec.label).toEqual({ ok: true, value: spec.default });
      }
    }
  });
});
