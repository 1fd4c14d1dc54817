import { describe, expect, it } from 'vitest';
import { layerTypes } from '../../src/layers/registry';
import { searchLayers } from './searchLayers';

const types = (query: string) => searchLayers(query, layerTypes).map((definition) => definition.type);

describe('searchLayers', () => {
  it('gives every layer in order for an empty query', () => {
    expect(searchLayers('  ', layerTypes)).toEqual(layerTypes);
  });

  it.each([
    ['conv2d', 'Conv2D'],
    ['conv', 'Conv2D'],
    ['dense', 'Dense'],
    ['flat', 'Flatten'],
    ['max pool', 'MaxPooling2D'],
    ['MaxPooling2D', 'MaxPooling2D'],
    ['global av', 'GlobalAveragePooling2D'],
    ['drop', 'Dropout'],
    ['neurons', 'Dense'],
    ['feature map', 'Conv2D'],
    ['relu', 'ReLU'],
    ['batch', 'BatchNormalization'],
    ['add', 'Add'],
    ['cnv', 'Conv2D'],
  ])('%s finds %s first', (query, type) => {
    expect(types(query)[0]).toBe(type);
  });

  it.each(layerTypes.map((definition) => [definition.type, definition.title] as const))(
    'finds %s by its type and by its title, first',
    (type, title) => {
      expect(types(type)[0]).toBe(type);
      expect(types(title)[0]).toBe(type);
    },
  );

  it('finds nothing for a word that fits nothing', () => {
    expect(types('xyzzy')).toEqual([]);
  });
});
