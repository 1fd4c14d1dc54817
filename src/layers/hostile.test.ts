import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../document/json';
import type { Shape } from '../document/Shape';
import { RandomStream } from '../training/random';
import type { LayerDefinition } from './LayerDefinition';
import type { ParamSpec } from './params';
import { layerTypes } from './registry';
import { resolveParams } from './resolveParams';

describe('whatever a document holds', () => {
  let deep: Json = [];
  for (let level = 0; level < 20_000; level++) deep = [deep];
  const hostile: readonly Json[] = [
    null,
    true,
    '',
    'x'.repeat(5000),
    '__proto__',
    0,
    -0,
    -1,
    0.1,
    1e308,
    -1e308,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_SAFE_INTEGER,
    [],
    [[]],
    {},
    [null, null],
    [1, '2'],
    [1e308, 1e308],
    [[1e20, 1], [2]],
    Array.from({ length: 20_000 }, () => 1),
    JSON.parse('{"__proto__": 1, "l1": 1}') as Json,
    deep,
  ];

  it.each(layerTypes.map((definition) => [definition.type, definition] as const))(
    '%s never throws',
    (_, definition) => {
      for (const param of [...Object.keys(definition.params), '__proto__', 'constructor', 'toString', '']) {
        for (const value of hostile) {
          const params = Object.fromEntries([[param, value]]);
          const { params: resolved, problems } = resolveParams(definition, params, 'Layer 1');
          expect(resolved === null).toBe(problems.some(({ severity }) => severity === 'error'));
          for (const problem of problems) {
            expect(problem.message).toContain('Layer 1');
            expect(problem.message.length).toBeLessThan(600);
            expect(problem.suggestions.length).toBeGreaterThan(0);
          }
        }
      }
    },
  );
});

describe('whatever sizes meet', () => {
  const sizes = [1, 2, 3, 5, 8, 28, 1000, 10_000, 1_000_000];
  const values: { readonly [kind in ParamSpec['kind']]: readonly Json[] } = {
    integer: [1, 2, 3, 7, 1_000_000],
    number: [0, 0.5, 0.99, 1e-7],
    optionalNumber: [null, 0, 6],
    boolean: [true, false],
    choice: ['valid', 'same', 'nearest', 'bilinear', 'reflect', 'horizontal'],
    activation: ['linear', 'softmax', 'hardSigmoid'],
    initializer: ['heNormal'],
    regularizer: [null, { l2: 0.1 }],
    pair: [1, 2, [3, 1], [1, 5], 7, 10_000],
    optionalPair: [null, 1, [2, 3], 10_000],
    inputShape: [[28, 28, 1], [1], [1_000_000, 1_000_000, 1_000_000]],
    targetShape: [[-1], [2, -1], [1, 1, -1], [7], [1_000_000, 1_000_000, 1_000_000, 1_000_000]],
    sides: [
      0,
      1,
      [
        [0, 3],
        [2, 0],
      ],
      1_000_000,
    ],
    perChannel: [0.5, [1, 2], [1, 2, 3]],
    noiseShape: [null, [null, 1], [null, 1, 1, null]],
    axis: [-4, -1, 0, 1, 2, 3, 6],
    text: [''],
  };

  function pick<T>(list: readonly T[], random: RandomStream): T {
    const item = list[Math.floor(random.uniform() * list.length)];
    if (item === undefined) throw new Error('an empty list');
    return item;
  }

  function randomShape(random: RandomStream): Shape {
    const rank = pick([1, 1, 2, 3, 3, 3, 3, 4], random);
    return Array.from({ length: rank }, () => pick(sizes, random));
  }

  function randomParams(definition: LayerDefinition, random: RandomStream): JsonObject {
    const given = Object.entries(definition.params).filter(
      ([param]) => param === 'targetShape' || random.uniform() < 0.5,
    );
    return Object.fromEntries(given.map(([param, spec]) => [param, pick(values[spec.kind], random)]));
  }

  it.each(layerTypes.map((definition) => [definition.type, definition] as const))(
    '%s gives a real size or a reason',
    (type, definition) => {
      const random = new RandomStream(7, type);
      for (let round = 0; round < 400; round++) {
        const written = randomParams(definition, random);
        const { params } = resolveParams(definition, written, 'Layer 9');
        if (params === null) continue;
        const count = definition.inputs === 'none' ? 0 : definition.inputs === 'one' ? 1 : pick([1, 2, 3], random);
        const same = randomShape(random);
        const inputs = Array.from({ length: count }, () => (random.uniform() < 0.5 ? same : randomShape(random)));
        const inputNames = inputs.map((_, slot) => `Layer ${slot}`);
        const result = definition.infer({ params, inputs, name: 'Layer 9', inputNames });
        const shown = JSON.stringify({ written, inputs });
        for (const problem of result.problems ?? []) {
          expect(problem.message, shown).toContain('Layer 9');
          expect(problem.message, shown).toMatch(/\.$/);
          expect(problem.message, shown).not.toMatch(/undefined|NaN|null|Infinity/);
        }
        if (!result.ok) {
          expect(
            result.problems.some(({ severity }) => severity === 'error'),
            shown,
          ).toBe(true);
          continue;
        }
        for (const size of result.output) expect(Number.isSafeInteger(size) && size >= 1, shown).toBe(true);
        expect(Number.isSafeInteger(result.macs), shown).toBe(true);
        expect(
          definition.tfjs({ params, inputs, output: result.output }).every(({ className }) => className !== ''),
        ).toBe(true);
        expect(definition.detail(params), shown).not.toMatch(/undefined|NaN|null/);
      }
    },
  );
});
