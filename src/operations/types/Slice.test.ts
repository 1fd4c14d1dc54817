import { describe, expect, it } from 'vitest';
import { differentiate } from '../differentiate';
import { Graph } from '../Graph';
import { GraphError } from '../Operation';
import type { Dimensions } from '../Tensor';
import { placeholder } from './Placeholder';
import { type Paddings, pad, slice } from './Slice';
import { sum } from './Sum';

describe('a part of a tensor', () => {
  it.each<readonly [Dimensions, readonly number[], Dimensions, Dimensions]>([
    [
      [4, 5],
      [1, 2],
      [2, 3],
      [2, 3],
    ],
    [
      [null, 5],
      [0, 2],
      [null, 1],
      [null, 1],
    ],
    [
      [null, 5],
      [0, 2],
      [null, null],
      [null, 3],
    ],
    [
      [4, 5],
      [0, 0],
      [4, 5],
      [4, 5],
    ],
  ])('of %j from %j, as much as %j, is %j', (whole, begin, size, part) => {
    const graph = new Graph();
    const tensor = placeholder(graph, 'whole', 'float32', whole);
    const taken = slice(graph, tensor, begin, size);
    expect(taken.shape).toEqual(part);
    expect(differentiate(graph, sum(graph, taken, [0, 1]), [tensor])[0]?.shape).toEqual(whole);
  });

  it.each<readonly [Dimensions, readonly number[], Dimensions]>([
    [
      [4, 5],
      [3, 0],
      [2, 5],
    ],
    [[4, 5], [0], [2]],
    [[4], [0, 0], [1, 1]],
  ])('is not taken beyond the end of %j, from %j as much as %j', (whole, begin, size) => {
    const graph = new Graph();
    expect(() => slice(graph, placeholder(graph, 'whole', 'float32', whole), begin, size)).toThrow(GraphError);
  });
});

describe('padding', () => {
  it.each<readonly [Dimensions, Paddings, Dimensions]>([
    [
      [2, 3],
      [
        [1, 2],
        [0, 4],
      ],
      [5, 7],
    ],
    [
      [null, 3],
      [
        [0, 0],
        [1, 0],
      ],
      [null, 4],
    ],
  ])('of %j by %j makes %j', (inner, paddings, outer) => {
    const graph = new Graph();
    const tensor = placeholder(graph, 'inner', 'float32', inner);
    const padded = pad(graph, tensor, paddings);
    expect(padded.shape).toEqual(outer);
    expect(differentiate(graph, sum(graph, padded, [0, 1]), [tensor])[0]?.shape).toEqual(inner);
  });

  it('is refused where it does not say what to do with an axis, or its size is not known', () => {
    const graph = new Graph();
    const tensor = placeholder(graph, 'inner', 'float32', [null, 3]);
    expect(() => pad(graph, tensor, [[0, 0]])).toThrow(GraphError);
    expect(() =>
      pad(graph, tensor, [
        [1, 0],
        [0, 0],
      ]),
    ).toThrow(GraphError);
  });
});
