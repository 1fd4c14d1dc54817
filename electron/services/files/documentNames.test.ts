import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { documentTitle, freePath, withDocumentExtension } from './documentNames';

describe('documentNames', () => {
  it('counts on where a file is there already', () => {
    const folder = temporaryFolder();
    for (const expected of ['Net.cnn.json', 'Net 2.cnn.json', 'Net 3.cnn.json']) {
      const path = freePath(folder, 'Net');
      expect(path).toBe(join(folder, expected));
      writeFileSync(path, '');
    }
  });

  it.each([
    ['/a/b', '/a/b.cnn.json'],
    ['/a/b.cnn.json', '/a/b.cnn.json'],
    ['/a/b.JSON', '/a/b.JSON'],
  ])('saves %s as %s', (path, expected) => {
    expect(withDocumentExtension(path)).toBe(expected);
  });

  it('shows the name without its extension', () => {
    expect(documentTitle('/a/First CNN.cnn.json')).toBe('First CNN');
  });
});
