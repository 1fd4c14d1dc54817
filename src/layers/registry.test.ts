import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../document/json';
import { checkParam } from './checkParam';
import { formatParam } from './formatParam';
import { layerFamilies } from './LayerDefinition';
import { findLayer, indexByType, layersByFamily, layerTypes } from './registry';
import { isRequired } from './resolveParams';

const files = readdirSync(new URL('./types', import.meta.url));

describe('the list of layer types', () => {
  it('has a file and a test for each type, spelled like the type, and no file besides', () => {
    const expected = [...layerTypes.map(({ type }) => type), 'Placeholder'].flatMap((type) => [
      `${type}.ts`,
      `${type}.test.ts`,
    ]);
    expect([...files].sort()).toEqual(expected.sort());
  });

  it('finds every type by its name, and nothing by other names', () => {
    for (const definition of layerTypes) expect(findLayer(definition.type)).toBe(definition);
    for (const name of ['conv2d', 'Nothing', '', 'constructor', '__proto__']) expect(findLayer(name)).toBeNull();
  });

  it('puts every type in one family', () => {
    expect([...layersByFamily.keys()]).toEqual([...layerFamilies]);
    expect([...layersByFamily.values()].flat().length).toBe(layerTypes.length);
  });

  it('names a type that is there twice', () => {
    const [first] = layerTypes;
    if (first === undefined) throw new Error('no layer types');
    expect(() => indexByType([first, { ...first }])).toThrow(`There are two layer types named ${first.type}.`);
  });
});

describe.each(layerTypes.map((definition) => [definition.type, definition] as const))('%s', (_, definition) => {
  it('can be told apart and explained', () => {
    expect(layerTypes.filter(({ title }) => title === definition.title)).toHaveLength(1);
    expect(definition.summary).toMatch(/^[A-Z].*\.$/);
    expect(definition.kerasPage).toMatch(/^https:\/\/keras\.io\/api\/layers\/.*\/$/);
    expect(definition.keywords.length).toBeGreaterThan(0);
  });

  it('has parameters with a label, help and a default that is valid and can be read', () => {
    for (const [param, spec] of Object.entries(definition.params)) {
      expect(param).toMatch(/^[a-z][a-zA-Z]*$/);
      expect(spec.label).toMatch(/^[A-Z]/);
      expect(spec.help).toMatch(/\.$/);
      if (isRequired(spec)) continue;
      const value = spec.default as Json;
      expect(checkParam(spec, value)).toEqual({ ok: true, value });
      expect(formatParam(spec, value)).not.toBe('');
    }
  });
});
