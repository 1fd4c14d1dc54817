import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import { serializeDocument } from '../document/fileFormat';
import { overlaps } from '../document/geometry';
import { parseDocument } from '../layers/parseDocument';
import { templates } from './templates';

describe('templates', () => {
  it.each(templates)('$title compiles without a problem', ({ document }) => {
    expect(compile(document).diagnostics.map((diagnostic) => diagnostic.message)).toEqual([]);
    expect(compile(document).ok).toBe(true);
  });

  it.each(templates)('$title has no overlapping nodes', ({ document }) => {
    const places = document.nodes.map((node) => node.position);
    expect(places.every((a, index) => places.slice(index + 1).every((b) => !overlaps(a, b)))).toBe(true);
  });

  it.each(templates)('$title survives saving and opening', ({ document }) => {
    expect(parseDocument(serializeDocument(document))).toEqual({ ok: true, document });
  });

  it('the lecture network has the parameters that the lecture counts', () => {
    const count = (id: string) => {
      const found = templates.find((template) => template.id === id);
      return found === undefined ? null : compile(found.document).totals.params;
    };
    expect(count('lecture-cnn')).toBe(42682);
    expect(count('lecture-global-pooling')).toBe(42682 - (1152 - 32) * 32);
  });
});
