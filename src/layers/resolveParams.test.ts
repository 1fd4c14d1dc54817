import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../document/json';
import { checkParam } from './checkParam';
import type { ParamSpec } from './params';
import { resolveParams } from './resolveParams';

const described = { label: 'Value', help: 'Help.' } as const;
const specs = {
  count: { kind: 'integer', default: 8, min: 1, ...described },
  few: { kind: 'integer', default: 2, min: 1, max: 4, ...described },
  rate: { kind: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true, ...described },
  epsilon: { kind: 'number', default: 0.1, min: 0, exclusiveMin: true, ...described },
  free: { kind: 'number', default: 0, ...described },
  limit: { kind: 'optionalNumber', default: null, min: 0, nullMeans: 'no limit', ...described },
  flag: { kind: 'boolean', default: true, ...described },
  padding: { kind: 'choice', default: 'valid', options: ['valid', 'same'], ...described },
  activation: { kind: 'activation', default: 'linear', ...described },
  initializer: { kind: 'initializer', default: 'glorotUniform', ...described },
  regularizer: { kind: 'regularizer', default: null, ...described },
  pair: { kind: 'pair', default: [3, 3], ...described },
  strides: { kind: 'optionalPair', default: null, nullMeans: 'as the pool', ...described },
  shape: { kind: 'inputShape', default: [28, 28, 1], ...described },
  target: { kind: 'targetShape', default: null, ...described },
  sides: {
    kind: 'sides',
    default: [
      [1, 1],
      [1, 1],
    ],
    ...described,
  },
  channels: { kind: 'perChannel', default: [1], min: 0, ...described },
  noise: { kind: 'noiseShape', default: null, ...described },
  axis: { kind: 'axis', default: -1, ...described },
} as const satisfies { readonly [name: string]: ParamSpec };

const layer = { type: 'Test', params: specs };
const required: JsonObject = { target: [-1] };

describe('resolving parameters', () => {
  it('takes the defaults of what is missing', () => {
    const { params, problems } = resolveParams(layer, required, 'Test 1');
    expect(problems).toEqual([]);
    expect(params).toMatchObject({ count: 8, pair: [3, 3], strides: null, flag: true, target: [-1] });
  });

  it.each<readonly [keyof typeof specs, Json, Json]>([
    ['count', 1_000_000, 1_000_000],
    ['rate', 0, 0],
    ['rate', -0, 0],
    ['free', -1e30, -1e30],
    ['limit', 6, 6],
    ['limit', null, null],
    ['activation', 'hardSwish', 'hardSwish'],
    ['initializer', 'heNormal', 'heNormal'],
    ['regularizer', { l1: 0.1 }, { l1: 0.1, l2: 0 }],
    ['regularizer', { l1: 0, l2: 0 }, null],
    ['pair', 5, [5, 5]],
    ['pair', [1, 7], [1, 7]],
    ['strides', 2, [2, 2]],
    ['shape', [784], [784]],
    ['target', [7, -1, 2], [7, -1, 2]],
    [
      'sides',
      2,
      [
        [2, 2],
        [2, 2],
      ],
    ],
    [
      'sides',
      [1, 0],
      [
        [1, 1],
        [0, 0],
      ],
    ],
    [
      'sides',
      [
        [1, 2],
        [3, 0],
      ],
      [
        [1, 2],
        [3, 0],
      ],
    ],
    ['channels', 0.5, [0.5]],
    ['channels', [0.5, 1], [0.5, 1]],
    ['noise', [null, 1, 5], [null, 1, 5]],
    ['axis', -3, -3],
  ])('reads %s %j as %j', (param, written, value) => {
    const { params } = resolveParams(layer, { ...required, [param]: written }, 'Test 1');
    expect(params?.[param]).toStrictEqual(value);
  });

  it.each<readonly [keyof typeof specs, Json, string, string, string, readonly (Json | undefined)[]]>([
    ['count', 0, 'param-range', '0', 'a whole number from 1 to 1,000,000', [1, undefined]],
    ['count', 1e7, 'param-range', '10,000,000', 'a whole number from 1 to 1,000,000', [1_000_000, undefined]],
    ['count', 2.6, 'param-type', '2.6', 'a whole number from 1 to 1,000,000', [3, undefined]],
    ['count', '16', 'param-type', '"16"', 'a whole number from 1 to 1,000,000', [undefined]],
    ['count', null, 'param-type', 'nothing', 'a whole number from 1 to 1,000,000', [undefined]],
    ['few', 1e308, 'param-range', '1e+308', 'a whole number from 1 to 4', [4, undefined]],
    ['rate', 1, 'param-range', '1', 'a number from 0 up to, but not including, 1', [undefined]],
    ['rate', -0.5, 'param-range', '-0.5', 'a number from 0 up to, but not including, 1', [0, undefined]],
    ['epsilon', 0, 'param-range', '0', 'a number above 0', [undefined]],
    ['free', Number.NaN, 'param-type', 'NaN', 'a number', [undefined]],
    ['free', 1e308, 'param-range', '1e+308', 'a number, at most 3.4e+38 in size', [3.4e38, undefined]],
    ['limit', -1, 'param-range', '-1', 'a number from 0 up, or nothing (no limit)', [0, undefined]],
    ['flag', 'yes', 'param-type', '"yes"', 'true or false', [undefined]],
    ['flag', 1, 'param-type', '1', 'true or false', [undefined]],
    ['padding', 'SAME', 'param-range', '"SAME"', 'one of valid, same', ['same', undefined]],
    ['padding', 'full', 'param-range', '"full"', 'one of valid, same', [undefined]],
    ['padding', 1, 'param-type', '1', 'one of valid, same', [undefined]],
    [
      'regularizer',
      { l1: -1 },
      'param-range',
      '{"l1":-1}',
      'nothing, or { "l1": x, "l2": y } with numbers from 0 up',
      [{ l1: 0, l2: 0 }, undefined],
    ],
    ['regularizer', 'l2', 'param-type', '"l2"', 'nothing, or { "l1": x, "l2": y } with numbers from 0 up', [undefined]],
    [
      'pair',
      [3],
      'param-type',
      '[3]',
      'two whole numbers (height, width) from 1 to 10,000, or one number for both',
      [undefined],
    ],
    [
      'pair',
      [0, 3],
      'param-range',
      '[0, 3]',
      'two whole numbers (height, width) from 1 to 10,000, or one number for both',
      [[1, 3], undefined],
    ],
    [
      'strides',
      [2.5, 1],
      'param-type',
      '[2.5, 1]',
      'two whole numbers (height, width) from 1 to 10,000, or one number for both, or nothing (as the pool)',
      [[3, 1], undefined],
    ],
    [
      'shape',
      [28, 28],
      'param-range',
      '[28, 28]',
      'three whole numbers (height, width, channels) or one (units), each from 1 up',
      [undefined],
    ],
    [
      'target',
      [-1, -1],
      'param-range',
      '[-1, -1]',
      '1 to 6 whole numbers from 1 up; one of them may be -1 and takes what is left',
      [[-1]],
    ],
    [
      'sides',
      [1, [2, 3]],
      'param-type',
      '[1, [2, 3]]',
      'whole numbers from 0 up: one for all sides, [height, width], or [[top, bottom], [left, right]]',
      [undefined],
    ],
    [
      'sides',
      -1,
      'param-range',
      '-1',
      'whole numbers from 0 up: one for all sides, [height, width], or [[top, bottom], [left, right]]',
      [
        [
          [0, 0],
          [0, 0],
        ],
        undefined,
      ],
    ],
    [
      'channels',
      [1, -1],
      'param-range',
      '[1, -1]',
      'a number from 0 up, or a list with one a channel',
      [[1, 0], undefined],
    ],
    ['channels', [], 'param-type', '[]', 'a number from 0 up, or a list with one a channel', [undefined]],
    [
      'noise',
      [null, 0],
      'param-range',
      '[null, 0]',
      'nothing, or a list with a whole number from 1 up or nothing for the batch and each axis',
      [undefined],
    ],
    ['axis', 1.5, 'param-type', '1.5', 'a whole number from -6 to 6', [2, undefined]],
  ])('refuses %s %j: %s', (param, written, code, received, expected, repairs) => {
    const { params, problems } = resolveParams(layer, { ...required, [param]: written }, 'Test 1');
    expect(params).toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        code,
        param,
        received,
        expected,
        message: `“Value” of Test 1 is ${received}, but it has to be ${expected}.`,
      }),
    ]);
    const values = problems[0]?.suggestions.map((suggestion) =>
      suggestion.kind === 'setParam' ? suggestion.value : 'no',
    );
    expect(values).toEqual(repairs);
    for (const suggestion of problems[0]?.suggestions ?? []) {
      if (suggestion.kind !== 'setParam' || suggestion.value === undefined) continue;
      expect(checkParam(specs[param], suggestion.value).ok, suggestion.title).toBe(true);
    }
  });

  it('asks for what has no default', () => {
    const { params, problems } = resolveParams(layer, {}, 'Test 1');
    expect(params).toBeNull();
    expect(problems).toMatchObject([
      {
        severity: 'error',
        code: 'param-required',
        param: 'target',
        received: 'nothing',
        message:
          'Test 1 needs a value for “Value”: 1 to 6 whole numbers from 1 up; one of them may be -1 and takes what is left.',
        suggestions: [{ kind: 'setParam', param: 'target', value: [-1] }],
      },
    ]);
  });

  it('hints at names that the layer does not have, and works all the same', () => {
    const { params, problems } = resolveParams(
      { type: 'Test', params: { rate: specs.rate } },
      { kernelsize: 3 },
      'Test 1',
    );
    expect(params).toEqual({ rate: 0.5 });
    expect(problems).toEqual([
      {
        severity: 'hint',
        code: 'param-unknown',
        param: 'kernelsize',
        received: 'kernelsize',
        expected: 'one of rate',
        message: 'Test 1 has no parameter “kernelsize”, so it has no effect. A Test layer takes one of rate.',
        suggestions: [{ kind: 'setParam', title: 'Remove “kernelsize”', param: 'kernelsize', value: undefined }],
      },
    ]);
  });

  it('reports every mistake of a layer', () => {
    const { problems } = resolveParams(layer, { target: [], count: 'a', flag: null }, 'Test 1');
    expect(problems.map(({ param }) => param)).toEqual(['count', 'flag', 'target']);
  });
});
