import { describe, expect, it } from 'vitest';
import { fileNameFor, inFolder, nameOfPath } from './fileNames';

describe('fileNameFor', () => {
  it.each([
    ['Lecture CNN', 'Lecture CNN.cnn.json'],
    ['a/b\\c: "d" <e>', 'a b c d e.cnn.json'],
    ['  ', 'Untitled network.cnn.json'],
    ['../../etc', 'etc.cnn.json'],
    ['...', 'Untitled network.cnn.json'],
    ['tab\there', 'tab here.cnn.json'],
    ['x'.repeat(300), `${'x'.repeat(80)}.cnn.json`],
  ])('%j becomes %j', (name, file) => {
    expect(fileNameFor(name)).toBe(file);
  });
});

describe('paths of both kinds', () => {
  it.each([
    ['/home/ada', 'net.cnn.json', '/home/ada/net.cnn.json'],
    ['/home/ada/', 'net.cnn.json', '/home/ada/net.cnn.json'],
    ['C:\\Users\\Ada', 'net.cnn.json', 'C:\\Users\\Ada\\net.cnn.json'],
  ])('%s and %s', (folder, name, path) => {
    expect(inFolder(folder, name)).toBe(path);
    expect(nameOfPath(path)).toBe(name);
  });
});
