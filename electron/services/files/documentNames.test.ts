import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { documentTitle, fileNameFor, freePath, withDocumentExtension } from './documentNames';

describe('documentNames', () => {
  it.each([
    ['First CNN', 'First CNN.cnn.json'],
    ['First CNN.cnn.json', 'First CNN.cnn.json'],
    ['model.json', 'model.cnn.json'],
    ['../../etc/passwd', 'etc passwd.cnn.json'],
    ['a/b\\c:d*e?"<f>|\u0000g', 'a b c d e f g.cnn.json'],
    ['...', 'Untitled network.cnn.json'],
    ['', 'Untitled network.cnn.json'],
    ['con', 'con network.cnn.json'],
    ['Zürich 网络', 'Zürich 网络.cnn.json'],
    ['x'.repeat(300), `${'x'.repeat(100)}.cnn.json`],
  ])('makes a file name of %j', (suggested, expected) => {
    expect(fileNameFor(suggested)).toBe(expected);
  });

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
