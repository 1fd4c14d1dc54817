import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentArgument } from './documentArgument';

describe('documentArgument', () => {
  it.each([
    ['a name beside', ['convcanvas', 'a.cnn.json'], resolve('/home/ada', 'a.cnn.json')],
    ['a whole path', ['convcanvas', resolve('/data/B.JSON')], resolve('/data/B.JSON')],
    ['behind switches and a folder', ['electron', '--no-sandbox', '.', 'c.json'], resolve('/home/ada', 'c.json')],
    ['a model of Keras', ['convcanvas', 'm.keras'], resolve('/home/ada', 'm.keras')],
    ['an older model of Keras', ['convcanvas', 'm.H5'], resolve('/home/ada', 'm.H5')],
    ['no file', ['electron', '.', '--x=y.json'], null],
    ['nothing', [], null],
    ['a program of such a name', ['/opt/odd.json'], null],
  ])('finds %s', (_, args, expected) => {
    expect(documentArgument(args, '/home/ada')).toBe(expected);
  });
});
