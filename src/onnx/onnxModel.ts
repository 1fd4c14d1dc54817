import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { float32Bytes } from '../document/float32Bytes';
import type { OnnxAttribute, OnnxGraph, OnnxInitializer, OnnxNode, OnnxTensor } from './OnnxGraph';
import {
  type AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
  ModelProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from './protobuf/onnx_pb';

/** Float32 values that go in or come out; a string stands for a size that is free, by its name: `batch`. */
export type OnnxValue = { readonly name: string; readonly shape: readonly (number | string)[] };

export type OnnxModel = {
  /** Of the graph: letters, digits and `_`. */
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** What readers of the file are told beside the graph. */
  readonly metadata: { readonly [key: string]: string };
};

/** Read by ONNX Runtime from 1.14 on. */
const irVersion = 8n;
const opset = 17n;

/** An `.onnx` file: https://github.com/onnx/onnx/blob/main/docs/IR.md. Everything in one file, so less than 2 GB. */
export function onnxModelBytes(
  graph: Pick<OnnxGraph, 'nodes' | 'initializers'>,
  { name, inputs, outputs, metadata }: OnnxModel,
): Uint8Array {
  const model = create(ModelProtoSchema, {
    irVersion,
    producerName: 'ConvCanvas',
    opsetImport: [{ domain: '', version: opset }],
    metadataProps: Object.entries(metadata).map(([key, value]) => ({
      key,
      value: value.replace(/\p{Surrogate}/gu, '\uFFFD'),
    })),
    graph: {
      name,
      node: graph.nodes.map(nodeProto),
      initializer: graph.initializers.map(tensorProto),
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function nodeProto({
  name,
  operator,
  inputs,
  outputs,
  attributes,
}: OnnxNode): MessageInitShape<typeof NodeProtoSchema> {
  return {
    name,
    opType: operator,
    input: inputs.map(inputName),
    output: outputs.map((output) => output.name),
    attribute: Object.entries(attributes).map(([key, value]) => attributeProto(key, value)),
  };
}

/** An optional input that is left out has an empty name. */
function inputName(tensor: OnnxTensor | null): string {
  return tensor?.name ?? '';
}

function attributeProto(name: string, attribute: OnnxAttribute): MessageInitShape<typeof AttributeProtoSchema> {
  if ('int' in attribute) return { name, type: AttributeType.INT, i: BigInt(attribute.int) };
  if ('ints' in attribute) return { name, type: AttributeType.INTS, ints: attribute.ints.map(BigInt) };
  if ('float' in attribute) return { name, type: AttributeType.FLOAT, f: attribute.float };
  if ('floats' in attribute) return { name, type: AttributeType.FLOATS, floats: [...attribute.floats] };
  // Options of operators are ASCII.
  return { name, type: AttributeType.STRING, s: Uint8Array.from(attribute.string, (letter) => letter.charCodeAt(0)) };
}

function tensorProto({ name, shape, values }: OnnxInitializer): MessageInitShape<typeof TensorProtoSchema> {
  const dims = shape.map(BigInt);
  switch (values.type) {
    case 'float32':
      return { name, dims, dataType: DataType.FLOAT, rawData: float32Bytes(values.data) };
    case 'int64':
      return { name, dims, dataType: DataType.INT64, rawData: int64Bytes(values.data) };
  }
}

function int64Bytes(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => {
    view.setBigInt64(8 * index, BigInt(value), true);
  });
  return new Uint8Array(view.buffer);
}

function valueInfo({ name, shape }: OnnxValue): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((size) =>
    typeof size === 'string'
      ? { value: { case: 'dimParam' as const, value: size } }
      : { value: { case: 'dimValue' as const, value: BigInt(size) } },
  );
  return { name, type: { value: { case: 'tensorType', value: { elemType: DataType.FLOAT, shape: { dim } } } } };
}
