import { expect, it } from 'vitest';
import { Graph } from '../Graph';
import { GraphError } from '../Operation';
import type { Spatial } from '../sliding';
import { placeholder } from './Placeholder';
import { batchToSpace, dilationMargins, type Margins, spaceToBatch } from './SpaceToBatchND';

it.each<readonly ['SAME' | 'VALID', Spatial, Spatial, Spatial, Spatial]>([
  ['VALID', [9, 7], [3, 3], [2, 2], [5, 3]],
  ['VALID', [9, 7], [3, 2], [1, 3], [7, 4]],
  ['SAME', [9, 7], [3, 3], [2, 3], [9, 7]],
  ['SAME', [5, 5], [2, 4], [3, 2], [5, 5]],
  ['SAME', [1, 1], [3, 3], [2, 2], [1, 1]],
])(
  'margins and surplus make a dilated window a plain one: %s, images %j, window %j, dilations %j',
  (padding, size, window, dilations, output) => {
    const graph = new Graph();
    const images = placeholder(graph, 'images', 'float32', [2, ...size, 3]);
    const { margins, surplus } = dilationMargins(images, window, dilations, padding);
    const near = spaceToBatch(graph, images, dilations, margins);
    const [batch = 0, height = 0, width = 0] = near.shape.map(Number);
    // What a plain window without padding leaves.
    const slid = placeholder(graph, 'slid', 'float32', [batch, height - window[0] + 1, width - window[1] + 1, 3]);
    expect(batchToSpace(graph, slid, dilations, surplus).shape).toEqual([2, ...output, 3]);
    expect(batchToSpace(graph, near, dilations, margins).shape).toEqual(images.shape);
  },
);

it('refuses images that are no multiple of the block', () => {
  const graph = new Graph();
  const none: Margins = [
    [0, 0],
    [0, 0],
  ];
  expect(() => spaceToBatch(graph, placeholder(graph, 'images', 'float32', [2, 5, 4, 1]), [2, 2], none)).toThrow(
    GraphError,
  );
});
