import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Operation } from './Operation';
import { findOperation, operations } from './registry';

const folder = new URL('./types/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

async function definedIn(file: string): Promise<readonly Operation[]> {
  const exported = Object.values((await import(new URL(file, folder).href)) as { readonly [name: string]: unknown });
  return exported.filter(
    (value): value is Operation => typeof value === 'object' && value !== null && 'infer' in value && 'type' in value,
  );
}

describe('the list of operations', () => {
  it('has every operation that a file defines, and each file is named after one of its own', async () => {
    const listed = new Set(operations);
    for (const file of files) {
      const defined = await definedIn(file);
      const types = defined.map(({ type }) => type);
      const name = file.replace('.ts', '');
      expect([file, types.includes(name)]).toEqual([file, true]);
      for (const operation of defined) expect([operation.type, listed.has(operation)]).toEqual([operation.type, true]);
    }
  });

  it('is sorted by name, without a name that is there twice', () => {
    const types = operations.map(({ type }) => type);
    expect(types).toEqual([...new Set(types)].sort());
  });

  it('finds each by its name, and nothing by other names', () => {
    for (const operation of operations) expect(findOperation(operation.type)).toBe(operation);
    for (const name of ['relu', '', 'constructor', '__proto__']) expect(findOperation(name)).toBeNull();
  });

  it.each(operations.map((operation) => [operation.type, operation] as const))(
    '%s has a gradient, or a reason why not',
    (_, operation) => {
      if ('noGradient' in operation) expect(operation.noGradient).toMatch(/^[A-Z√0-9-].*\.$/);
      else expect(operation.gradient).toBeTypeOf('function');
    },
  );
});
