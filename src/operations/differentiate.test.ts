import { describe, expect, it } from 'vitest';
import { differentiate } from './differentiate';
import { Graph } from './Graph';
import { GraphError } from './Operation';
import type { DilatedSliding } from './sliding';
import type { Dimensions, Tensor } from './Tensor';
import { add } from './types/AddV2';
import { biasAdd } from './types/BiasAdd';
import { concatenate } from './types/ConcatV2';
import { conv2D, conv2DTranspose } from './types/Conv2D';
import { depthwiseConv2D } from './types/DepthwiseConv2dNative';
import { greater } from './types/Greater';
import { matMul } from './types/MatMul';
import { maximum } from './types/Maximum';
import { maxPool } from './types/MaxPool';
import { minimum } from './types/Minimum';
import { multiply } from './types/Mul';
import { placeholder } from './types/Placeholder';
import { power } from './types/Pow';
import { divide } from './types/RealDiv';
import { relu } from './types/Relu';
import { where } from './types/SelectV2';
import { subtract } from './types/Sub';
import { sum } from './types/Sum';

const sliding: DilatedSliding = { strides: [1, 1], padding: 'SAME', dilations: [1, 1] };
const dilated: DilatedSliding = { ...sliding, dilations: [2, 2] };

type Make = (graph: Graph, x: Tensor, y: Tensor) => Tensor;
type Row = readonly [
  what: string,
  make: Make,
  x: Dimensions,
  y: Dimensions,
  byX: readonly string[],
  byY: readonly string[],
];

const images: Dimensions = [null, 6, 5, 3];
const twice = (graph: Graph, x: Tensor, y: Tensor) => multiply(graph, multiply(graph, x, x), y);

/** What the backward pass is made of, less constants and what gives each value of a sum its gradient. */
const rows: readonly Row[] = [
  ['AddV2', add, images, [3], [], ['Reshape', 'Sum']],
  ['Sub', subtract, images, [3], [], ['Neg', 'Reshape', 'Sum']],
  ['Mul', multiply, images, [3], ['Mul'], ['Mul', 'Reshape', 'Sum']],
  ['RealDiv', divide, images, images, ['RealDiv'], ['Mul', 'Neg', 'RealDiv']],
  ['Pow', power, images, images, ['Mul', 'Mul', 'Pow', 'Sub'], ['Greater', 'Log', 'Mul', 'Mul', 'SelectV2']],
  ['Maximum', maximum, images, images, ['GreaterEqual', 'SelectV2'], ['GreaterEqual', 'SelectV2']],
  ['Minimum', minimum, images, images, ['LessEqual', 'SelectV2'], ['LessEqual', 'SelectV2']],
  [
    'SelectV2',
    (graph, x, y) => where(graph, placeholder(graph, 'chosen', 'bool', images), x, y),
    images,
    images,
    ['SelectV2'],
    ['SelectV2'],
  ],
  ['BiasAdd', biasAdd, images, [3], [], ['BiasAddGrad']],
  ['MatMul', (graph, x, y) => matMul(graph, x, y), [null, 4], [4, 5], ['MatMul'], ['MatMul']],
  ['ConcatV2', (graph, x, y) => concatenate(graph, [x, y], -1), images, images, ['Slice'], ['Slice']],
  [
    'Conv2D',
    (graph, x, y) => conv2D(graph, x, y, sliding),
    images,
    [3, 3, 3, 4],
    ['Conv2DBackpropInput', 'Shape'],
    ['Conv2DBackpropFilter'],
  ],
  [
    'Conv2D with dilations',
    (graph, x, y) => conv2D(graph, x, y, dilated),
    images,
    [3, 3, 3, 4],
    ['BatchToSpaceND', 'Conv2DBackpropInput', 'Shape', 'SpaceToBatchND', 'SpaceToBatchND'],
    ['Conv2DBackpropFilter', 'SpaceToBatchND', 'SpaceToBatchND'],
  ],
  [
    'a transposed convolution',
    (graph, x, y) => conv2DTranspose(graph, x, y, { ...sliding, size: [6, 5] }),
    images,
    [3, 3, 4, 3],
    ['Conv2D'],
    ['Conv2DBackpropFilter'],
  ],
  [
    'DepthwiseConv2dNative',
    (graph, x, y) => depthwiseConv2D(graph, x, y, sliding),
    images,
    [3, 3, 3, 1],
    ['DepthwiseConv2dNativeBackpropInput', 'Shape'],
    ['DepthwiseConv2dNativeBackpropFilter'],
  ],
  [
    'ReLU before max pooling, which asks the maxima alone',
    (graph, x, y) => multiply(graph, maxPool(graph, relu(graph, x), [2, 2], { ...sliding, strides: [2, 2] }), y),
    images,
    [],
    ['MaxPoolGrad', 'Mul', 'ReluGrad'],
    ['Mul', 'Reshape', 'Sum'],
  ],
  [
    'ReLU before max pooling and something else',
    (graph, x, y) => {
      const positive = relu(graph, x);
      const pooled = maxPool(graph, positive, [3, 3], { ...sliding, padding: 'VALID' });
      return multiply(graph, add(graph, total(graph, pooled), total(graph, positive)), y);
    },
    images,
    [],
    [
      'AddN',
      'BroadcastTo',
      'BroadcastTo',
      'MaxPoolGrad',
      'Mul',
      'ReluGrad',
      'ReluGrad',
      'Reshape',
      'Reshape',
      'Shape',
      'Shape',
    ],
    ['Mul'],
  ],
  [
    'what comes before',
    (graph, x, y) => twice(graph, relu(graph, x), y),
    images,
    [],
    ['AddN', 'Mul', 'Mul', 'Mul', 'ReluGrad'],
    ['Mul', 'Reshape', 'Sum'],
  ],
];

function total(graph: Graph, values: Tensor): Tensor {
  return sum(
    graph,
    values,
    values.shape.map((_, axis) => axis),
  );
}

/** The types of the nodes that differentiation adds, sorted. */
function backward(make: Make, shapes: readonly [Dimensions, Dimensions], by: 0 | 1): readonly string[] {
  const graph = new Graph();
  const inputs = shapes.map((shape, place) => placeholder(graph, `input${place}`, 'float32', shape));
  const made = make(graph, inputs[0] as Tensor, inputs[1] as Tensor);
  const loss = graph.scope('loss', () => total(graph, made));
  const before = graph.nodes.length;
  const [gradient] = differentiate(graph, loss, [inputs[by] as Tensor]);
  expect(gradient?.shape).toEqual(shapes[by]);
  const added = graph.nodes.slice(before).filter(({ name }) => !name.startsWith('loss/'));
  const types = added.map(({ operation }) => operation.type);
  return types.filter((type) => type !== 'Const').sort();
}

describe('a backward pass holds only what leads to a gradient that is asked for', () => {
  it.each(rows)('%s', (_, make, x, y, byX, byY) => {
    expect({ byX: backward(make, [x, y], 0), byY: backward(make, [x, y], 1) }).toEqual({ byX, byY });
  });

  it('holds nothing where only operations without a gradient lead to what is asked for', () => {
    const graph = new Graph();
    const [x, y] = ['x', 'y'].map((name) => placeholder(graph, name, 'float32', [4])) as [Tensor, Tensor];
    const loss = total(graph, where(graph, greater(graph, x, y), y, relu(graph, y)));
    const before = graph.nodes.length;
    expect(differentiate(graph, loss, [x])).toEqual([null]);
    expect(graph.nodes.slice(before).map(({ operation }) => operation.type)).toEqual(['Const']);
  });
});

it('differentiates nothing but a single number', () => {
  const graph = new Graph();
  const x = placeholder(graph, 'x', 'float32', [4]);
  expect(() => differentiate(graph, x, [x])).toThrow(GraphError);
});
