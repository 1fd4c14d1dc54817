import { describe, expect, it } from 'vitest';
import { fileNameFor } from './fileNames';

describe('fileNameFor', () => {
  it.each([
    ['Lecture CNN', 'Lecture CNN.cnn.json'],
    ['a/b\\c: "d" <e>', 'a b c d e.cnn.json'],
    ['  ', 'Untitled network.cnn.json'],
    ['../../etc', 'etc.cnn.json'],
    ['...', 'Untitled network.cnn.json'],
    ['tab\there', 'tab here.cnn.json'],
    ['First CNN.cnn.json', 'First CNN.cnn.json'],
    ['model.json', 'model.cnn.json'],
    ['a/b\\c:d*e?"<f>|\u0000g', 'a b c d e f g.cnn.json'],
    ['con', 'con network.cnn.json'],
    ['Zürich 网络', 'Zürich 网络.cnn.json'],
    ['x'.repeat(300), `${'x'.repeat(80)}.cnn.json`],
  ])('%j becomes %j', (name, file) => {
    expect(fileNameFor(name)).toBe(file);
  });
});
