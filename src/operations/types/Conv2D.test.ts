import { describe, expect, it } from 'vitest';
import { differentiate } from '../differentiate';
import { Graph } from '../Graph';
import { GraphError } from '../Operation';
import type { DilatedSliding, Spatial } from '../sliding';
import type { Dimensions } from '../Tensor';
import { conv2D, conv2DTranspose } from './Conv2D';
import { placeholder } from './Placeholder';
import { sum } from './Sum';

const plain: DilatedSliding = { strides: [1, 1], padding: 'VALID', dilations: [1, 1] };

type Case = readonly [
  note: string,
  images: Dimensions,
  filter: Dimensions,
  sliding: Partial<DilatedSliding>,
  output: Dimensions,
];

const cases: readonly Case[] = [
  ['valid', [null, 7, 5, 3], [3, 2, 3, 4], {}, [null, 5, 4, 4]],
  ['same, strides', [null, 7, 5, 3], [3, 3, 3, 4], { padding: 'SAME', strides: [2, 3] }, [null, 4, 2, 4]],
  ['a remainder', [2, 8, 8, 3], [1, 1, 3, 4], { strides: [2, 3] }, [2, 4, 3, 4]],
  ['dilations', [null, 9, 7, 3], [3, 2, 3, 4], { dilations: [2, 3] }, [null, 5, 4, 4]],
  ['same, dilations', [null, 9, 7, 3], [3, 3, 3, 4], { padding: 'SAME', dilations: [4, 3] }, [null, 9, 7, 4]],
  ['groups', [null, 6, 6, 6], [3, 3, 3, 4], { strides: [2, 1] }, [null, 2, 4, 4]],
  ['as many groups as channels', [null, 6, 6, 3], [3, 3, 1, 6], { padding: 'SAME', strides: [2, 2] }, [null, 3, 3, 6]],
  ['these with other strides', [null, 6, 6, 3], [3, 3, 1, 6], { padding: 'SAME', strides: [2, 1] }, [null, 3, 6, 6]],
  ['groups, dilations', [null, 6, 6, 4], [2, 2, 2, 2], { dilations: [1, 3] }, [null, 5, 3, 2]],
];

describe('a convolution', () => {
  it.each(cases)('knows its shape and those of its gradients: %s', (_, imageShape, filterShape, sliding, output) => {
    const graph = new Graph();
    const images = placeholder(graph, 'images', 'float32', imageShape);
    const filter = placeholder(graph, 'filter', 'float32', filterShape);
    const convolved = conv2D(graph, images, filter, { ...plain, ...sliding });
    expect(convolved.shape).toEqual(output);
    const gradients = differentiate(graph, sum(graph, convolved, [0, 1, 2, 3]), [images, filter]);
    expect(gradients.map((gradient) => gradient?.shape)).toEqual([imageShape, filterShape]);
  });

  it.each<readonly [string, Dimensions, Dimensions]>([
    ['a window larger than the images', [null, 4, 4, 3], [5, 1, 3, 2]],
    ['a depth that does not divide the channels', [null, 4, 4, 3], [1, 1, 2, 2]],
    ['groups that do not divide the filters', [null, 4, 4, 4], [1, 1, 2, 3]],
    ['vectors', [null, 4], [1, 1, 4, 2]],
    ['a filter of unknown size', [null, 4, 4, 3], [1, null, 3, 2]],
  ])('refuses %s', (_, imageShape, filterShape) => {
    const graph = new Graph();
    const images = placeholder(graph, 'images', 'float32', imageShape);
    const filter = placeholder(graph, 'filter', 'float32', filterShape);
    expect(() => conv2D(graph, images, filter, plain)).toThrow(GraphError);
  });

  it('leaves no step over unused pixels to the gradient of a 1 x 1 filter', () => {
    const graph = new Graph();
    const images = placeholder(graph, 'images', 'float32', [null, 8, 6, 3]);
    const filter = placeholder(graph, 'filter', 'float32', [1, 1, 3, 4]);
    const convolved = conv2D(graph, images, filter, { ...plain, strides: [2, 3] });
    differentiate(graph, sum(graph, convolved, [0, 1, 2, 3]), [filter]);
    const ofFilter = graph.nodes.find(({ operation }) => operation.type === 'Conv2DBackpropFilter');
    expect(ofFilter?.inputs[0]?.shape).toEqual([null, 4, 2, 3]);
    expect(ofFilter?.attributes.strides).toEqual([1, 1, 1, 1]);
  });
});

describe('a transposed convolution', () => {
  it.each<readonly [string, Spatial, Spatial]>([
    ['as large as the windows reach', [3, 3], [9, 11]],
    ['with gaps', [1, 1], [8, 10]],
  ])('knows its shape and those of its gradients: %s', (_, kernel, size) => {
    const graph = new Graph();
    const small = placeholder(graph, 'small', 'float32', [null, 4, 5, 3]);
    const filter = placeholder(graph, 'filter', 'float32', [...kernel, 2, 3]);
    const large = conv2DTranspose(graph, small, filter, { size, strides: [2, 2], padding: 'VALID' });
    expect(large.shape).toEqual([null, ...size, 2]);
    const gradients = differentiate(graph, sum(graph, large, [0, 1, 2, 3]), [small, filter]);
    expect(gradients.map((gradient) => gradient?.shape)).toEqual([small.shape, filter.shape]);
  });
});
