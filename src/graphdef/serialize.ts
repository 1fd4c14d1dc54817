import { create, toBinary } from '@bufbuild/protobuf';
import type { Graph } from '../operations/Graph';
import type { GraphNode } from '../operations/GraphNode';
import type { AttributeKind, AttributeTypes } from '../operations/Operation';
import type { DataType, Dimensions, Tensor, TensorValue } from '../operations/Tensor';
import type { AttrValue, NodeDef, SignatureDef, TensorProto, TensorShapeProto } from './protobuf/tensorflow_pb';
import {
  AttrValueSchema,
  DataType as DataTypeNumber,
  NodeDefSchema,
  SavedModelSchema,
  SignatureDefSchema,
  TensorProtoSchema,
  TensorShapeProtoSchema,
} from './protobuf/tensorflow_pb';

/** What a caller of a saved graph gives and gets, by names of its own. */
export type Signature = {
  readonly inputs: { readonly [name: string]: Tensor };
  readonly outputs: { readonly [name: string]: Tensor };
};

/** The tag of the one graph in a saved model: it serves, and it trains. */
export const savedModelTag = 'serve';

/** The first version of graphs whose writer knew everything that is written here (TensorFlow 2.21 reads down to 0). */
const producer = 1395;

const typeNumbers: { readonly [type in DataType]: DataTypeNumber } = {
  float32: DataTypeNumber.DT_FLOAT,
  int32: DataTypeNumber.DT_INT32,
  int64: DataTypeNumber.DT_INT64,
  uint8: DataTypeNumber.DT_UINT8,
  bool: DataTypeNumber.DT_BOOL,
  string: DataTypeNumber.DT_STRING,
  resource: DataTypeNumber.DT_RESOURCE,
};

/** A graph as the bytes of a `saved_model.pb`, without variables: https://www.tensorflow.org/guide/saved_model */
export function savedModelBytes(graph: Graph, signatures: { readonly [name: string]: Signature }): Uint8Array {
  const model = create(SavedModelSchema, {
    savedModelSchemaVersion: 1n,
    metaGraphs: [
      {
        metaInfoDef: { tags: [savedModelTag], tensorflowVersion: '2.21.0' },
        graphDef: { node: graph.nodes.map(nodeDef), versions: { producer } },
        signatureDef: mapValues(signatures, signatureDef),
      },
    ],
  });
  return toBinary(SavedModelSchema, model);
}

/** The name by which a run of the graph feeds or fetches a tensor. */
export function tensorName({ node, index }: Pick<Tensor, 'node' | 'index'>): string {
  return `${node.name}:${index}`;
}

function nodeDef(node: GraphNode): NodeDef {
  const { name, operation, inputs, controls, attributes } = node;
  const attr: Record<string, AttrValue> = {};
  for (const [attribute, kind] of Object.entries(operation.attributes)) {
    // `Graph.add` took them by their kinds.
    attr[attribute] = attributeValue(kind, attributes[attribute] as never);
  }
  for (const [attribute, place] of Object.entries(operation.types ?? {})) {
    attr[attribute] = attributeValue('type', (inputs.at(place) as Tensor).dtype);
  }
  if (operation.count !== undefined) {
    attr[operation.count.attribute] = attributeValue('int', inputs.length - operation.count.uncounted);
  }
  const input = [...inputs.map(inputName), ...controls.map((control) => `^${control.name}`)];
  return create(NodeDefSchema, { name, op: operation.type, input, attr });
}

function inputName({ node, index }: Tensor): string {
  return index === 0 ? node.name : `${node.name}:${index}`;
}

type AttributeWriters = { readonly [kind in AttributeKind]: (value: AttributeTypes[kind]) => AttrValue['value'] };

const writers: AttributeWriters = {
  int: (value) => ({ case: 'i', value: BigInt(value) }),
  float: (value) => ({ case: 'f', value }),
  bool: (value) => ({ case: 'b', value }),
  string: (value) => ({ case: 's', value: asciiBytes(value) }),
  type: (value) => ({ case: 'type', value: typeNumbers[value] }),
  shape: (value) => ({ case: 'shape', value: shapeProto(value) }),
  tensor: (value) => ({ case: 'tensor', value: tensorProto(value) }),
  ints: (value) => ({
    case: 'list',
    value: {
      $typeName: 'tensorflow.AttrValue.ListValue',
      s: [],
      i: value.map(BigInt),
      f: [],
      b: [],
      type: [],
      shape: [],
    },
  }),
};

/** Names and options are ASCII. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function attributeValue<K extends AttributeKind>(kind: K, value: AttributeTypes[K]): AttrValue {
  const write: (value: AttributeTypes[K]) => AttrValue['value'] = writers[kind];
  return create(AttrValueSchema, { value: write(value) });
}

function shapeProto(shape: Dimensions): TensorShapeProto {
  return create(TensorShapeProtoSchema, { dim: shape.map((size) => ({ size: BigInt(size ?? -1) })) });
}

function tensorProto({ dtype, shape, values }: TensorValue): TensorProto {
  return create(TensorProtoSchema, {
    dtype: typeNumbers[dtype],
    tensorShape: shapeProto(shape),
    tensorContent: littleEndian(dtype, values),
  });
}

function littleEndian(dtype: TensorValue['dtype'], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * bytesOf[dtype]);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    switch (dtype) {
      case 'float32':
        view.setFloat32(4 * index, value, true);
        break;
      case 'int32':
        view.setInt32(4 * index, value, true);
        break;
      case 'int64':
        view.setBigInt64(8 * index, BigInt(value), true);
        break;
      case 'bool':
        view.setUint8(index, value === 0 ? 0 : 1);
        break;
    }
  }
  return bytes;
}

const bytesOf = { float32: 4, int32: 4, int64: 8, bool: 1 } as const;

function signatureDef({ inputs, outputs }: Signature): SignatureDef {
  const info = (tensor: Tensor) => ({
    name: tensorName(tensor),
    dtype: typeNumbers[tensor.dtype],
    tensorShape: shapeProto(tensor.shape),
  });
  return create(SignatureDefSchema, {
    inputs: mapValues(inputs, info),
    outputs: mapValues(outputs, info),
    methodName: 'tensorflow/serving/predict',
  });
}

function mapValues<T, U>(record: { readonly [name: string]: T }, change: (value: T) => U): { [name: string]: U } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
