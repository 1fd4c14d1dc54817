import { base64Encode } from '@bufbuild/protobuf/wire';
import type { Json, JsonObject } from '../../document/json';
import type { GraphNode } from '../../operations/GraphNode';
import type { AttributeKind, AttributeTypes } from '../../operations/Operation';
import type { DataType, Dimensions, Tensor, TensorValue } from '../../operations/Tensor';
import type { ExportInput } from '../CodeInput';
import { frozenGraph } from '../savedModel/frozenGraph';
import type { NodeJson } from './NodeJson';
import { rewritten } from './rewrittenNodes';
import type { StoredTensor } from './weightShards';

export type GraphModel = {
  readonly topology: JsonObject;
  readonly signature: JsonObject;
  readonly tensors: readonly StoredTensor[];
};

/** The inference form of the network as `tf.loadGraphModel` reads it: TensorFlow's graph, its constants beside it. */
export function graphModel({ plan, weights }: ExportInput): GraphModel {
  const { graph, images, outputs } = frozenGraph(plan, weights);
  const tensors: StoredTensor[] = [];
  const constant = (name: string, value: TensorValue): NodeJson => {
    tensors.push(storedTensor(name, value));
    const tensor = { dtype: typeNames[value.dtype], tensorShape: shapeJson(value.shape) };
    return { name, op: 'Const', input: [], attr: { dtype: { type: typeNames[value.dtype] }, value: { tensor } } };
  };
  const node = graph.nodes.flatMap((found) => {
    if (found.operation.type === 'Const') return [constant(found.name, found.attributes.value as TensorValue)];
    return rewritten(found, nodeJson(found), constant) ?? [nodeJson(found)];
  });
  return {
    topology: { node, library: {}, versions: { producer: 1395 } },
    signature: { inputs: { images: tensorInfo(images) }, outputs: { outputs: tensorInfo(outputs) } },
    tensors,
  };
}

function tensorInfo({ node, index, dtype, shape }: Tensor): JsonObject {
  return { name: `${node.name}:${index}`, dtype: typeNames[dtype], tensorShape: shapeJson(shape) };
}

function nodeJson({ name, operation, inputs, controls, attributes }: GraphNode): NodeJson {
  const attr: Record<string, Json> = {};
  for (const [attribute, kind] of Object.entries(operation.attributes)) {
    // `Graph.add` took them by their kinds.
    attr[attribute] = attributeJson(kind, attributes[attribute] as never);
  }
  for (const [attribute, place] of Object.entries(operation.types ?? {})) {
    attr[attribute] = { type: typeNames[inputs.at(place)?.dtype ?? 'float32'] };
  }
  if (operation.count !== undefined) {
    attr[operation.count.attribute] = { i: String(inputs.length - operation.count.uncounted) };
  }
  const input = [...inputs.map(inputName), ...controls.map((control) => `^${control.name}`)];
  return { name, op: operation.type, input, attr };
}

export function inputName({ node, index }: Tensor): string {
  return index === 0 ? node.name : `${node.name}:${index}`;
}

/** Values as in the JSON form of protocol buffers: 64-bit numbers as text, bytes in Base64. */
const writers: { readonly [kind in AttributeKind]: (value: AttributeTypes[kind]) => JsonObject } = {
  int: (value) => ({ i: String(value) }),
  float: (value) => ({ f: value }),
  bool: (value) => ({ b: value }),
  string: (value) => ({ s: base64Encode(Uint8Array.from(value, (letter) => letter.charCodeAt(0))) }),
  type: (value) => ({ type: typeNames[value] }),
  shape: (value) => ({ shape: shapeJson(value) }),
  tensor: (value) => ({ tensor: { dtype: typeNames[value.dtype], tensorShape: shapeJson(value.shape) } }),
  ints: (value) => ({ list: { i: value.map(String) } }),
};

function attributeJson<K extends AttributeKind>(kind: K, value: AttributeTypes[K]): JsonObject {
  const write: (value: AttributeTypes[K]) => JsonObject = writers[kind];
  return write(value);
}

const typeNames: { readonly [type in DataType]: string } = {
  float32: 'DT_FLOAT',
  int32: 'DT_INT32',
  int64: 'DT_INT64',
  uint8: 'DT_UINT8',
  bool: 'DT_BOOL',
  string: 'DT_STRING',
  resource: 'DT_RESOURCE',
};

function shapeJson(shape: Dimensions): JsonObject {
  return { dim: shape.map((size) => ({ size: String(size ?? -1) })) };
}

/** tfjs has no 64-bit integers. */
function storedTensor(name: string, { dtype, shape, values }: TensorValue): StoredTensor {
  switch (dtype) {
    case 'float32': {
      const floats = values instanceof Float32Array ? values : Float32Array.from(values);
      return { name, shape, dtype, data: new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength) };
    }
    case 'int32':
    case 'int64':
      return { name, shape, dtype: 'int32', data: new Uint8Array(Int32Array.from(values).buffer) };
    case 'bool':
      return { name, shape, dtype, data: Uint8Array.from(values) };
  }
}
