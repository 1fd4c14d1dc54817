import { describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../src/graphdef/serialize';
import { Graph } from '../../src/operations/Graph';
import type { Tensor } from '../../src/operations/Tensor';
import { concatenate } from '../../src/operations/types/ConcatV2';
import { multiply } from '../../src/operations/types/Mul';
import { placeholder } from '../../src/operations/types/Placeholder';
import { GraphSession } from './engines/tensorflow/GraphSession';
import { loadBinding } from './engines/tensorflow/loadBinding';
import { toFailure } from './failure';

const names = (layerId: string) => (layerId === 'big_1' ? 'Up-sampling 1' : null);

type Size = readonly [number, number];

/** What TensorFlow throws when it computes something of two matrices. */
function thrownBy(sizes: readonly [Size, Size], build: (graph: Graph, x: Tensor, y: Tensor) => Tensor): unknown {
  const graph = new Graph();
  const [x, y] = [placeholder(graph, 'x', 'float32', [null, null]), placeholder(graph, 'y', 'float32', [null, null])];
  const result = graph.scope('training', () => graph.scope('layers/big_1', () => build(graph, x, y)));
  const session = GraphSession.load(loadBinding(), savedModelBytes(graph, {}));
  const feed = ([height, width]: Size) =>
    ({ dtype: 'float32', shape: [height, width], data: new Float32Array(height * width) }) as const;
  try {
    session.run({ 'x:0': feed(sizes[0]), 'y:0': feed(sizes[1]) }, [tensorName(result)]);
    return null;
  } catch (error) {
    return error;
  } finally {
    session.dispose();
  }
}

describe("TensorFlow's own errors", () => {
  it('of memory name the layer and the numbers', () => {
    const failure = toFailure(
      thrownBy(
        [
          [2_000_000, 1],
          [1, 3_000_000],
        ],
        multiply,
      ),
      names,
    );
    expect(failure).toMatchObject({
      code: 'out-of-memory',
      message:
        'There was not enough memory in Up-sampling 1: 2,000,000 × 3,000,000 numbers take 24,000 GB. ' +
        'Try a smaller batch size, smaller images, or fewer filters and units.',
      detail: expect.stringContaining('OOM when allocating'),
    });
  });

  it('of what cannot be computed name the layer and the reason', () => {
    const failure = toFailure(
      thrownBy(
        [
          [2, 1],
          [3, 1],
        ],
        (graph, x, y) => concatenate(graph, [x, y], 1),
      ),
      names,
    );
    expect(failure.code).toBe('graph-refused');
    expect(failure.message).toMatch(
      /^TensorFlow refuses to compute Up-sampling 1: .*[Dd]imension.*\. Another engine may be able to\.$/,
    );
    expect(failure.message).not.toContain('{{');
  });

  it('of a graph that cannot be loaded are no errors of the program', () => {
    let thrown: unknown;
    try {
      GraphSession.load(loadBinding(), new Uint8Array([1, 2, 3]));
    } catch (error) {
      thrown = error;
    }
    expect(toFailure(thrown)).toMatchObject({
      code: 'graph-refused',
      message: expect.stringMatching(/this network: /),
    });
  });
});

it.each([
  [
    'a tensor of the other engine',
    'Invalid TF_Status: 8\nMessage: OOM when allocating tensor with shape[512,10]',
    /: 512 × 10 numbers take 1 MB\./,
  ],
  ['the C++ library', 'std::bad_alloc', /^There was not enough memory\. /],
  ['JavaScript', 'Array buffer allocation failed', /^There was not enough memory\. /],
  ['WebAssembly', 'memory access out of bounds', /^There was not enough memory\. /],
])('too little memory for %s is said in the same words', (_, text, message) => {
  expect(toFailure(new Error(text), names)).toMatchObject({
    code: 'out-of-memory',
    message: expect.stringMatching(message),
  });
});

it.each([
  ['an unknown error', new Error('x is not a function'), 'internal'],
  ['something that is no error', 'just text', 'internal'],
  ['a full disk', Object.assign(new Error('write'), { code: 'ENOSPC' }), 'disk-full'],
  ['a layer whose name is about memory', new Error('layers/oomph/Conv2D'), 'internal'],
])('%s is %s', (_, error, code) => {
  expect(toFailure(error, names).code).toBe(code);
});
