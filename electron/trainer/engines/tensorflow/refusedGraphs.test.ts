import { describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { Graph } from '../../../../src/operations/Graph';
import type { AttributeSpecs, AttributeValues } from '../../../../src/operations/Operation';
import { defineOperation } from '../../../../src/operations/Operation';
import type { Tensor } from '../../../../src/operations/Tensor';
import { constant } from '../../../../src/operations/types/Const';
import { toFailure } from '../../failure';
import type { Feeds } from './GraphSession';
import { GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';

const binding = loadBinding();
const names = (layerId: string) => (layerId === 'conv-1' ? 'Edges' : null);

/** An operation that is written as asked for, whether TensorFlow has it or not. */
function anything<const S extends AttributeSpecs>(graph: Graph, type: string, specs: S, values: AttributeValues<S>) {
  const operation = defineOperation({
    type,
    inputs: 'many',
    attributes: specs,
    types: { T: 0 },
    infer: ([input]) => [input as Tensor],
    noGradient: 'It is never run.',
  });
  return (...inputs: readonly Tensor[]) => graph.output(operation, inputs, values);
}

const image = (graph: Graph, channels: number) =>
  constant(graph, new Array(16 * channels).fill(1), [1, 4, 4, channels]);
const filter = (graph: Graph, depth: number) => constant(graph, new Array(9 * depth).fill(1), [3, 3, depth, 1]);
const sliding = { strides: 'ints', padding: 'string', dilations: 'ints' } as const;
const slide = (strides: readonly number[], padding: string) => ({ strides, padding, dilations: [1, 1, 1, 1] });

type Row = readonly [what: string, build: (graph: Graph) => Tensor, message: string];

const refused: readonly Row[] = [
  [
    'an attribute of the wrong kind',
    (graph) => anything(graph, 'LeakyRelu', { alpha: 'string' }, { alpha: 'x' })(image(graph, 1)),
    "compute Edges: AttrValue had value with type 'string' when 'float' expected.",
  ],
  [
    'a value that the attribute cannot have',
    (graph) => anything(graph, 'Conv2D', sliding, slide([1, 1, 1, 1], 'NONE'))(image(graph, 2), filter(graph, 2)),
    `compute Edges: Value for attr 'padding' of "NONE" is not in the list of allowed values: "SAME", "VALID", "EXPLICIT".`,
  ],
  [
    'sizes that do not fit',
    (graph) => anything(graph, 'Conv2D', sliding, slide([1, 1, 1, 1], 'VALID'))(image(graph, 2), filter(graph, 5)),
    'compute Edges: Depth of input (2) is not a multiple of input depth of filter (5) with input shapes: ' +
      '[1,4,4,2], [3,3,5,1].',
  ],
  [
    'too many inputs',
    (graph) => anything(graph, 'Relu', {}, {})(image(graph, 1), image(graph, 1)),
    'compute Edges: Input 1 of node Relu does not exist. Node only has 1 inputs.',
  ],
  [
    'what an operation cannot do when it runs',
    (graph) => anything(graph, 'Conv2D', sliding, slide([2, 1, 1, 1], 'SAME'))(image(graph, 2), filter(graph, 2)),
    'compute Edges: Current implementation does not yet support strides in the batch and depth dimensions.',
  ],
  [
    'an operation that this TensorFlow does not have',
    (graph) => anything(graph, 'NoSuchOperation', {}, {})(image(graph, 1)),
    "compute this network: Op type not registered 'NoSuchOperation' in binary running on ",
  ],
];

describe('a graph that TensorFlow refuses names the layer and the reason', () => {
  it.each(refused)('%s', (_, build, message) => {
    const graph = new Graph();
    const result = graph.scope('training', () => graph.scope('layers/conv-1', () => build(graph)));
    const failure = toFailure(
      thrown(() => runGraph(graph, result)),
      names,
    );
    expect(failure.code).toBe('graph-refused');
    expect(failure.message.startsWith(`TensorFlow refuses to ${message}`), failure.message).toBe(true);
    expect(failure.message.endsWith('. Another engine may be able to.'), failure.message).toBe(true);
    expect(failure.message.length).toBeLessThan(320);
    // All of it is one click away.
    expect(failure.detail).toMatch(/Session fail to run|Failed to load SavedModel/);
  });

  it('also when a value is fed that the graph does not take', () => {
    const graph = new Graph();
    const sum = graph.scope('inference/layers/conv-1', () => anything(graph, 'Relu', {}, {})(image(graph, 1)));
    const wrong = { [tensorName(sum)]: { dtype: 'int32', shape: [1], data: Int32Array.of(1) } } as const;
    const failure = toFailure(
      thrown(() => runGraph(graph, sum, wrong)),
      names,
    );
    expect(failure.code).toBe('graph-refused');
  });
});

function runGraph(graph: Graph, fetched: Tensor, feeds: Feeds = {}): void {
  const session = GraphSession.load(binding, savedModelBytes(graph, {}));
  try {
    session.run(feeds, [tensorName(fetched)]);
  } finally {
    session.dispose();
  }
}

function thrown(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused.');
}
