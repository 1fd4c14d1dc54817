import { readdirSync, readFileSync } from 'node:fs';
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

/** The files that make the product's graphs, by their paths from the root of the sources. */
const sources: ReadonlyMap<string, string> = new Map(
  ['src', 'electron'].flatMap((root) =>
    readdirSync(new URL(`../../${root}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .map((path) => `${root}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path))
      .map((path) => [path, readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')] as const),
  ),
);

function isImported(name: string, file: string): boolean {
  const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '[^']*/${file.replace('.ts', '')}';`);
  return [...sources].some(([path, text]) => !path.endsWith('operations/registry.ts') && imported.test(text));
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

  it('has no operation that no graph gets', () => {
    const texts = [...sources.values()];
    const unused = operations.filter(({ type }) => {
      const added = new RegExp(`\\.(output|add)\\(\\s*${type}\\b`);
      return !texts.some((text) => added.test(text));
    });
    expect(unused.map(({ type }) => type)).toEqual([]);
  });

  it('has no file with a function that no other file uses', () => {
    const unused = files.flatMap((file) => {
      const text = sources.get(`src/operations/types/${file}`) ?? '';
      const exported = [...text.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name);
      return exported.filter((name) => !isImported(name, file)).map((name) => `${file}: ${name}`);
    });
    expect(unused).toEqual([]);
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
