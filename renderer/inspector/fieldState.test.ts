import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/document/json';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import { layerTypes } from '../../src/layers/registry';
import { fieldState, fieldStates, moreTitle } from './fieldState';

const size = { kind: 'pair', label: 'Size', help: 'A size.', default: [3, 3] } as const;
const count = { kind: 'integer', label: 'Count', help: 'A count.', default: 32, min: 1 } as const;
const target = { kind: 'targetShape', label: 'Target', help: 'A shape.', default: null } as const;

describe('fieldState', () => {
  it.each<{
    readonly spec: typeof size | typeof count | typeof target;
    readonly written: Json | undefined;
    readonly value: Json;
    readonly valid: boolean;
    readonly changed: boolean;
  }>([
    { spec: size, written: undefined, value: [3, 3], valid: true, changed: false },
    { spec: size, written: 3, value: [3, 3], valid: true, changed: false },
    { spec: size, written: 5, value: [5, 5], valid: true, changed: true },
    { spec: size, written: [0, 3], value: [0, 3], valid: false, changed: true },
    { spec: count, written: 'many', value: 'many', valid: false, changed: true },
    { spec: target, written: [7, -1], value: [7, -1], valid: true, changed: false },
    { spec: target, written: undefined, value: null, valid: false, changed: false },
  ])('$spec.kind written as $written', ({ spec, written, ...expected }) => {
    expect(fieldState('param', spec, written)).toMatchObject(expected);
  });
});

describe('fieldStates', () => {
  it.each(layerTypes.map((definition) => [definition.type, definition] as const))(
    '%s has a field for each parameter, none of them changed at first',
    (_type, definition) => {
      const { common, advanced } = fieldStates(definition, {});
      const fields = [...common, ...advanced];
      expect(fields.map(({ param }) => param).sort()).toEqual(Object.keys(definition.params).sort());
      expect(fields.filter(({ changed }) => changed)).toEqual([]);
    },
  );

  it('leaves out what does not apply, with the default in place of a value that is wrong', () => {
    const definition = {
      params: { count, size },
      isUsed: (param: string, params: JsonObject) => param === 'count' || params.count === 32,
    } as unknown as LayerDefinition;
    const shown = (params: JsonObject) => fieldStates(definition, params).common.map(({ param }) => param);
    expect(shown({ count: 1 })).toEqual(['count']);
    expect(shown({ count: -1 })).toEqual(['count', 'size']);
  });
});

describe('moreTitle', () => {
  it.each([
    [['Dilation'], 'More: dilation'],
    [['Dilation', 'Groups', 'Bias'], 'More: dilation, groups, bias'],
    [['Dilation', 'Groups', 'Bias', 'Penalty'], 'More: dilation, groups, bias, …'],
  ])('%j', (labels, title) => {
    expect(moreTitle(labels)).toBe(title);
  });
});
