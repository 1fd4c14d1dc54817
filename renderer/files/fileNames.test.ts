import { describe, expect, it } from 'vitest';
import { inFolder, nameOfPath } from './fileNames';

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
