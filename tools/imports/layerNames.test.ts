import { describe, expect, it } from 'vitest';
import { layerNamesIn } from './layerNames.mjs';

const layerTypes = ['Conv2D', 'Dense', 'Add'];

describe('layer types in the renderer', () => {
  it.each([
    [
      'renderer/canvas/Node.tsx',
      '\nif (type === \'Conv2D\' || type === "Dense")',
      [
        [2, 'Conv2D'],
        [2, 'Dense'],
      ],
    ],
    ['renderer/canvas/Node.tsx', "const label = 'Add a layer'; <Dense /> // 'conv2d'", []],
    ['renderer/canvas/Node.test.tsx', "const type = 'Dense';", []],
    ['src/layers/types/Dense.ts', "const type = 'Dense';", []],
  ])('%s: %s', (file, text, expected) => {
    expect(layerNamesIn(file, text, layerTypes).map(({ line, name }) => [line, name])).toEqual(expected);
  });
});
