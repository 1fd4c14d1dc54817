import { performance } from 'node:perf_hooks';
import { GraphSession } from '../../electron/trainer/engines/tensorflow/GraphSession';
import { savedModelBytes, tensorName } from '../../src/graphdef/serialize';
import { Graph } from '../../src/operations/Graph';
import { matMul } from '../../src/operations/types/MatMul';
import { placeholder } from '../../src/operations/types/Placeholder';
import { sum } from '../../src/operations/types/Sum';

const SIZE = 2048;
const ROUNDS = 8;

/** The most that this process gets out of the machine: GFLOP/s of the best of some products of two large matrices. */
export function matrixProductGflops(binding) {
  const graph = new Graph();
  const a = placeholder(graph, 'a', 'float32', [SIZE, SIZE]);
  const b = placeholder(graph, 'b', 'float32', [SIZE, SIZE]);
  // One number is fetched, not the product: copying that out takes time of its own.
  const total = tensorName(sum(graph, matMul(graph, a, b), [0, 1]));
  const session = GraphSession.load(binding, savedModelBytes(graph, {}));
  const values = () => Float32Array.from({ length: SIZE * SIZE }, (_, index) => ((index * 37) % 101) / 101);
  const matrix = (data) => ({ dtype: 'float32', shape: [SIZE, SIZE], data });
  const feeds = { [tensorName(a)]: matrix(values()), [tensorName(b)]: matrix(values()) };
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    session.run(feeds, [total]);
    best = Math.min(best, performance.now() - began);
  }
  session.dispose();
  return (2 * SIZE ** 3) / best / 1e6;
}
