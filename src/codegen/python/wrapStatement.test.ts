import { describe, expect, it } from 'vitest';
import { wrapStatement } from './wrapStatement';

const [long, longer] = ['a_name_of_a_layer_that_goes_on', 'another_name_of_a_layer_that_goes_on_and_on'];

/** Each as Black 26 writes it. */
const statements: readonly (readonly [string, readonly string[]])[] = [
  ['x = f(a)', ['x = f(a)']],
  [
    `x = layers.Conv2D(16, 3, padding="same", activation="relu", name="${long}")(${long})`,
    ['x = layers.Conv2D(', `    16, 3, padding="same", activation="relu", name="${long}"`, `)(${long})`],
  ],
  [
    `x = layers.Concatenate(name="${long}")([${long}, ${longer}, ${long}])`,
    [
      `x = layers.Concatenate(name="${long}")(`,
      `    [`,
      `        ${long},`,
      `        ${longer},`,
      `        ${long},`,
      `    ]`,
      `)`,
    ],
  ],
  [
    `${longer}_x = layers.Concatenate(name="${longer}")([${long}, ${longer}, ${long}])`,
    [
      `${longer}_x = layers.Concatenate(`,
      `    name="${longer}"`,
      ')(',
      '    [',
      `        ${long},`,
      `        ${longer},`,
      `        ${long},`,
      '    ]',
      ')',
    ],
  ],
  [
    `nn.init.trunc_normal_(model.${longer}.weight, std=0.05, a=-0.1, b=0.1)`,
    ['nn.init.trunc_normal_(', `    model.${longer}.weight, std=0.05, a=-0.1, b=0.1`, ')'],
  ],
  [
    `return 0.1 * model.${long}.weight.abs().sum() + 0.2 * model.${longer}.weight.square().sum()`,
    [
      'return (',
      `    0.1 * model.${long}.weight.abs().sum()`,
      `    + 0.2 * model.${longer}.weight.square().sum()`,
      ')',
    ],
  ],
  [
    `names = ["${long}", "a, (b", "${longer}"]`,
    ['names = [', `    "${long}",`, '    "a, (b",', `    "${longer}",`, ']'],
  ],
];

describe('wrapStatement', () => {
  it.each(statements)('breaks %s as Black does', (statement, lines) => {
    expect(wrapStatement(statement, 0)).toEqual(lines);
  });

  it('counts its indentation', () => {
    const statement = `x = f(${'a'.repeat(80)})`;
    expect(wrapStatement(statement, 0)).toHaveLength(1);
    expect(wrapStatement(statement, 1)).toEqual(['    x = f(', `        ${'a'.repeat(80)}`, '    )']);
  });
});
