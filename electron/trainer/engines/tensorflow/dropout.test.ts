import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/document/json';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { findLayer } from '../../../../src/layers/registry';
import { resolveParams } from '../../../../src/layers/resolveParams';
import { differentiate } from '../../../../src/operations/differentiate';
import { Graph } from '../../../../src/operations/Graph';
import type { Tensor } from '../../../../src/operations/Tensor';
import { identity } from '../../../../src/operations/types/Identity';
import { placeholder } from '../../../../src/operations/types/Placeholder';
import { sum } from '../../../../src/operations/types/Sum';
import { GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';

const binding = loadBinding();
const shape = [20, 6, 5, 8] as const;
const size = shape.reduce((product, axis) => product * axis, 1);
const images = Float32Array.from({ length: size }, (_, index) => Math.sin(index) + 2);

/** What drops together has the same number. */
type Unit = (batch: number, row: number, column: number, channel: number) => number;
const rows: readonly (readonly [what: string, type: string, params: JsonObject, unit: Unit])[] = [
  ['every value alone', 'Dropout', { rate: 0.3 }, (b, y, x, c) => ((b * 6 + y) * 5 + x) * 8 + c],
  ['a noise shape', 'Dropout', { rate: 0.5, noiseShape: [null, 1, 5, null] }, (b, _, x, c) => (b * 5 + x) * 8 + c],
  ['one mask for all images', 'Dropout', { rate: 0.8, noiseShape: [1, 6, 5, 8] }, (_, y, x, c) => (y * 5 + x) * 8 + c],
  ['whole channels', 'SpatialDropout2D', { rate: 0.25 }, (b, _y, _x, c) => b * 8 + c],
];

describe('dropout in TensorFlow', () => {
  it.each(rows)('drops %s, and enlarges the others', (_, type, params, unit) => {
    const { run } = build(type, params);
    const rate = params.rate as number;
    const mask = run('trained', 1).map((value, index) => value / (images[index] as number));
    for (const factor of mask) expect(Math.min(factor, Math.abs(factor - 1 / (1 - rate)))).toBeLessThan(1e-5);

    const dropped = new Map<number, boolean>();
    mask.forEach((factor, index) => {
      const number = unit(...place(index));
      expect(dropped.get(number) ?? factor < 0.5).toBe(factor < 0.5);
      dropped.set(number, factor < 0.5);
    });
    const share = [...dropped.values()].filter((drop) => drop).length / dropped.size;
    expect(Math.abs(share - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / dropped.size));
    run('slope', 1).forEach((slope, index) => {
      expect(slope).toBeCloseTo(mask[index] as number, 5);
    });
  });

  it.each(rows)('draws %s by the seed alone', (_, type, params) => {
    const { run } = build(type, params);
    expect(run('trained', 1)).toEqual(run('trained', 1));
    expect(run('trained', 1)).not.toEqual(run('trained', 2));
  });

  it.each(rows)('passes on what would drop as %s outside of training, and at rate 0', (_, type, params) => {
    expect(build(type, params).run('used', 1)).toEqual(images);
    expect(build(type, { ...params, rate: 0 }).run('trained', 1)).toEqual(images);
  });
});

type Fetch = 'trained' | 'used' | 'slope';

function build(type: string, given: JsonObject): { run(fetch: Fetch, seed: number): Float32Array } {
  const definition = findLayer(type);
  const params = definition === null ? null : resolveParams(definition, given, type).params;
  if (definition === null || params === null) throw new Error(`${type} is refused`);
  const graph = new Graph();
  const input = placeholder(graph, 'images', 'float32', [null, ...shape.slice(1)]);
  const seed = placeholder(graph, 'seed', 'int32', [2]);
  const lower = (training: boolean) =>
    definition.tensorflow({
      ...{ graph, params, inputs: [input], input, output: shape.slice(1), training },
      weight: refuse,
      update: refuse,
      seed: training ? () => seed : refuse,
      drawn: refuse,
    });
  const trained = identity(graph, lower(true));
  const used = identity(graph, lower(false));
  const [slope] = differentiate(graph, sum(graph, trained, [0, 1, 2, 3]), [input]);
  const session = GraphSession.load(binding, savedModelBytes(graph, {}));
  const fetches = { trained, used, slope: slope as Tensor };
  return {
    run(fetch, number) {
      const feeds = {
        [tensorName(input)]: { dtype: 'float32', shape, data: images },
        [tensorName(seed)]: { dtype: 'int32', shape: [2], data: Int32Array.of(7, number) },
      } as const;
      return session.run(feeds, [tensorName(fetches[fetch])])[0]?.data as Float32Array;
    },
  };
}

function refuse(): never {
  throw new Error('not asked for');
}

function place(index: number): readonly [batch: number, row: number, column: number, channel: number] {
  const position = Math.floor(index / 8);
  return [Math.floor(position / 30), Math.floor(position / 5) % 6, position % 5, index % 8];
}
