import { describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { differentiate } from '../../../../src/operations/differentiate';
import { Graph } from '../../../../src/operations/Graph';
import type { Tensor } from '../../../../src/operations/Tensor';
import { add } from '../../../../src/operations/types/AddV2';
import { constant, scalar } from '../../../../src/operations/types/Const';
import { multiply } from '../../../../src/operations/types/Mul';
import { placeholder } from '../../../../src/operations/types/Placeholder';
import { relu } from '../../../../src/operations/types/Relu';
import { sum } from '../../../../src/operations/types/Sum';
import { GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';

const binding = loadBinding();

const feed = (...values: number[]) =>
  ({ dtype: 'float32', shape: [values.length], data: Float32Array.from(values) }) as const;

function numbers(session: GraphSession, feeds: Parameters<GraphSession['run']>[0], ...fetches: Tensor[]) {
  return session.run(feeds, fetches.map(tensorName)).map(({ data }) => Array.from(data as Float32Array));
}

describe('a graph in TensorFlow', () => {
  it('computes values and gradients for any number of rows', () => {
    const graph = new Graph();
    const x = placeholder(graph, 'x', 'float32', [null]);
    const y = relu(graph, add(graph, multiply(graph, x, constant(graph, [3], [1])), scalar(graph, -1)));
    const total = sum(graph, y, [0]);
    const [slope] = differentiate(graph, total, [x]);
    const session = GraphSession.load(
      binding,
      savedModelBytes(graph, { total: { inputs: { x }, outputs: { total } } }),
    );
    expect(numbers(session, { 'x:0': feed(1, 0, 2) }, y, total, slope as Tensor)).toEqual([[2, 0, 5], [7], [3, 0, 3]]);
    expect(numbers(session, { 'x:0': feed(1) }, y)).toEqual([[2]]);
    const count = session.tensorCount();
    for (let run = 0; run < 5; run++) numbers(session, { 'x:0': feed(1) }, y);
    expect(session.tensorCount()).toBe(count);
    session.dispose();
  });

  it("says in TensorFlow's words why it refuses a graph, and why a run fails", () => {
    expect(() => GraphSession.load(binding, new Uint8Array([1, 2, 3]))).toThrow('SavedModel');
    const graph = new Graph();
    const x = placeholder(graph, 'x', 'float32', [2]);
    const session = GraphSession.load(binding, savedModelBytes(graph, {}));
    expect(() => session.run({ 'x:0': feed(1, 2) }, ['nowhere:0'])).toThrow('not be found');
    expect(() => session.run({ 'x:0': feed(1, 2, 3) }, [tensorName(relu(new Graph(), x))])).toThrow();
    session.dispose();
  });
});
