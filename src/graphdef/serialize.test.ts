import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { Graph } from '../operations/Graph';
import type { AttributeKind, AttributeValue } from '../operations/Operation';
import { defineOperation } from '../operations/Operation';
import type { DataType, Tensor, TensorValue } from '../operations/Tensor';
import { dataTypes } from '../operations/Tensor';
import { concatenate } from '../operations/types/ConcatV2';
import { constant, scalar } from '../operations/types/Const';
import { identity } from '../operations/types/Identity';
import { placeholder } from '../operations/types/Placeholder';
import type { AttrValue, TensorProto } from './protobuf/tensorflow_pb';
import { DataType as DataTypeNumber, SavedModelSchema } from './protobuf/tensorflow_pb';
import { savedModelBytes, savedModelTag, tensorName } from './serialize';

function read(graph: Graph, signatures: Parameters<typeof savedModelBytes>[1] = {}) {
  const model = fromBinary(SavedModelSchema, savedModelBytes(graph, signatures));
  const [meta] = model.metaGraphs;
  return { model, meta, nodes: meta?.graphDef?.node ?? [] };
}

/** The value of an attribute of an operation that has only this one, as it is read back. */
function readBack(kind: AttributeKind, value: AttributeValue): AttrValue['value'] | undefined {
  const graph = new Graph();
  const operation = defineOperation({
    type: 'Test',
    inputs: [],
    attributes: { it: kind },
    infer: () => [],
    noGradient: 'It is never run.',
  });
  graph.add(operation, [], { it: value as never });
  return read(graph).nodes[0]?.attr.it?.value;
}

const typeNumbers: { readonly [type in DataType]: number } = {
  float32: 1,
  int32: 3,
  uint8: 4,
  string: 7,
  int64: 9,
  bool: 10,
  resource: 20,
};

describe('an attribute is written and read back', () => {
  it.each<readonly [AttributeKind, AttributeValue, string, unknown]>([
    ['int', 0, 'i', 0n],
    ['int', -1, 'i', -1n],
    ['int', 2 ** 40, 'i', 2n ** 40n],
    ['float', 0.5, 'f', 0.5],
    ['float', 0, 'f', 0],
    ['float', -1e-7, 'f', Math.fround(-1e-7)],
    ['bool', true, 'b', true],
    ['bool', false, 'b', false],
    ['string', 'SAME', 's', new TextEncoder().encode('SAME')],
    ['string', '', 's', new Uint8Array(0)],
    ...dataTypes.map((type) => ['type', type, 'type', typeNumbers[type]] as const),
  ])('%s %s', (kind, value, field, expected) => {
    expect(readBack(kind, value)).toEqual({ case: field, value: expected });
  });

  it.each<readonly [readonly number[]]>([[[]], [[1, 2, 2, 1]], [[-1, 0]]])('ints %j', (values) => {
    expect(readBack('ints', values)).toMatchObject({ case: 'list', value: { i: values.map(BigInt), f: [], s: [] } });
  });

  it.each([[[]], [[3, 4]], [[null, 28, 1]], [[0]]])('shape %j', (shape) => {
    const dim = shape.map((size) => expect.objectContaining({ size: BigInt(size ?? -1) }));
    expect(readBack('shape', shape)).toMatchObject({ case: 'shape', value: { dim } });
  });

  it.each<readonly [TensorValue['dtype'], readonly number[], (bytes: DataView, place: number) => number | bigint]>([
    ['float32', [0.5, -1, 1e-20, Number.POSITIVE_INFINITY, Number.NaN], (bytes, i) => bytes.getFloat32(4 * i, true)],
    ['int32', [0, -1, 2 ** 31 - 1, -(2 ** 31)], (bytes, i) => bytes.getInt32(4 * i, true)],
    ['int64', [0, -1, 2 ** 40], (bytes, i) => bytes.getBigInt64(8 * i, true)],
    ['bool', [1, 0, 1], (bytes, i) => bytes.getUint8(i)],
  ])('tensor of %s', (dtype, values, valueAt) => {
    const value = readBack('tensor', { dtype, shape: [values.length, 1], values })?.value as TensorProto;
    expect(value.dtype).toBe(typeNumbers[dtype]);
    expect(value.tensorShape?.dim.map(({ size }) => size)).toEqual([BigInt(values.length), 1n]);
    const { buffer, byteOffset, byteLength } = value.tensorContent;
    const bytes = new DataView(buffer, byteOffset, byteLength);
    const actual = values.map((_, place) => Number(valueAt(bytes, place)));
    expect(actual).toEqual(values.map((number) => (dtype === 'float32' ? Math.fround(number) : number)));
  });
});

describe('a graph is written', () => {
  it('as one saved model that serves', () => {
    const { model, meta } = read(new Graph());
    expect(model.savedModelSchemaVersion).toBe(1n);
    expect(model.metaGraphs).toHaveLength(1);
    expect(meta?.metaInfoDef?.tags).toEqual([savedModelTag]);
    expect(meta?.graphDef?.versions?.producer).toBeGreaterThan(0);
  });

  it('with what each node takes: which output of which node, and what must have run before', () => {
    const graph = new Graph();
    const pair = defineOperation({
      type: 'Pair',
      inputs: ['x'],
      attributes: {},
      types: { T: 0 },
      infer: ([x]) => [x, x],
      noGradient: 'It is never run.',
    });
    const x = graph.scope('in', () => placeholder(graph, 'x', 'float32', [null, 2]));
    const { outputs } = graph.add(pair, [x], {});
    const after = graph.add(pair, [outputs[1] as Tensor], {}, { name: 'last', controls: [x.node] });
    const [first, second, third] = read(graph).nodes;
    expect([first?.name, first?.op, first?.input]).toEqual(['in/x', 'Placeholder', []]);
    expect([second?.name, second?.op, second?.input]).toEqual(['Pair', 'Pair', ['in/x']]);
    expect([third?.name, third?.input]).toEqual(['last', ['Pair:1', '^in/x']]);
    expect(third?.attr.T?.value).toEqual({ case: 'type', value: DataTypeNumber.DT_FLOAT });
    expect(after.outputs.map(tensorName)).toEqual(['last:0', 'last:1']);
  });

  it('with the number and the types of inputs of which there may be many', () => {
    const graph = new Graph();
    const parts = [1, 2, 3].map((value) => constant(graph, [value, value], [1, 2]));
    concatenate(graph, parts, 1);
    const node = read(graph).nodes.find(({ op }) => op === 'ConcatV2');
    expect(node?.input).toHaveLength(4);
    expect(node?.attr.N?.value).toEqual({ case: 'i', value: 3n });
    expect(node?.attr.T?.value).toEqual({ case: 'type', value: DataTypeNumber.DT_FLOAT });
    expect(node?.attr.Tidx?.value).toEqual({ case: 'type', value: DataTypeNumber.DT_INT32 });
  });

  it('with signatures that name its tensors', () => {
    const graph = new Graph();
    const images = placeholder(graph, 'images', 'uint8', [null, 4, 4, 1]);
    const one = identity(graph, scalar(graph, 1));
    const { meta } = read(graph, { judge: { inputs: { pixels: images }, outputs: { 'layer 1/loss': one } } });
    const judge = meta?.signatureDef.judge;
    expect(judge?.methodName).toBe('tensorflow/serving/predict');
    expect(judge?.inputs.pixels).toMatchObject({ name: 'images:0', dtype: DataTypeNumber.DT_UINT8 });
    expect(judge?.inputs.pixels?.tensorShape?.dim.map(({ size }) => size)).toEqual([-1n, 4n, 4n, 1n]);
    expect(judge?.outputs['layer 1/loss']).toMatchObject({ name: 'Identity:0', dtype: DataTypeNumber.DT_FLOAT });
  });
});
