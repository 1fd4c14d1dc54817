import { tensorName } from '../../../../../src/graphdef/serialize';
import { differentiate } from '../../../../../src/operations/differentiate';
import type { Graph } from '../../../../../src/operations/Graph';
import type { AttributeValue, Operation } from '../../../../../src/operations/Operation';
import type { Dimensions, Tensor } from '../../../../../src/operations/Tensor';
import type { FactAttribute, FactTensor, OperationFact } from '../../../../../src/operations/testing/tensorflowFacts';
import { addN } from '../../../../../src/operations/types/AddN';
import { cast } from '../../../../../src/operations/types/Cast';
import { constant } from '../../../../../src/operations/types/Const';
import { multiply } from '../../../../../src/operations/types/Mul';
import { placeholder } from '../../../../../src/operations/types/Placeholder';
import { sum } from '../../../../../src/operations/types/Sum';
import type { Feeds, GraphValue } from '../GraphSession';

/** One fact as a graph: what it is given, what it gives, and the gradients of the sum of outputs times output gradients. */
export type OperationGraph = {
  readonly feeds: Feeds;
  /** The names of the inputs that can be fed, in their places; null for those that stand in the graph. */
  readonly inputs: readonly (string | null)[];
  readonly outputs: readonly Tensor[];
  /** By each input; null where there is none. Empty for a fact about values alone. */
  readonly gradients: readonly (Tensor | null)[];
  /** The same where only that one is asked for; null too where it would be the only one anyway. */
  readonly alone: readonly (Tensor | null)[];
};

/** How many images a batch has is not known while a graph is built; `open`: as in such a graph, where the fact allows it. */
export function addFact(graph: Graph, operation: Operation, fact: OperationFact, open: boolean): OperationGraph {
  const feeds: { [name: string]: GraphValue } = {};
  const give = (name: string, tensor: FactTensor, shape: Dimensions): Tensor => {
    if (tensor.dtype === 'int32' || tensor.dtype === 'int64') {
      return constant(graph, tensor.values, tensor.shape, tensor.dtype);
    }
    const given = placeholder(graph, name, tensor.dtype, shape);
    feeds[tensorName(given)] = graphValue(tensor);
    return given;
  };
  const inputs = fact.inputs.map((tensor, place) =>
    give(`input${place}`, tensor, open && holdsImages(fact, place) ? [null, ...tensor.shape.slice(1)] : tensor.shape),
  );
  const { outputs } = graph.add(operation, inputs, writtenAttributes(operation, fact));
  const parts = outputs.flatMap((output, place) => {
    const slope = fact.outputGradients[place] ?? null;
    return slope === null ? [] : [total(graph, multiply(graph, output, give(`slope${place}`, slope, output.shape)))];
  });
  const loss = parts.length === 0 ? null : addN(graph, parts);
  const gradients = loss === null ? [] : differentiate(graph, loss, inputs);
  const several = gradients.filter((gradient) => gradient !== null).length > 1;
  const alone = gradients.map((gradient, place) => {
    if (gradient === null || loss === null || !several) return null;
    return differentiate(graph, loss, inputs.slice(place, place + 1))[0] ?? null;
  });
  const names = inputs.map((input) => (input.node.operation.type === 'Placeholder' ? tensorName(input) : null));
  return { feeds, inputs: names, outputs: outputs.map((output) => readable(graph, output)), gradients, alone };
}

/** Attributes that are not written, because they always are TensorFlow's defaults. */
const defaults: { readonly [attribute: string]: FactAttribute } = {
  align_corners: false,
  data_format: 'NHWC',
  dilations: [1, 1, 1, 1],
  explicit_paddings: [],
  exponential_avg_factor: 1,
  grad_a: false,
  grad_b: false,
  incompatible_shape_error: true,
  Truncate: false,
  use_cudnn_on_gpu: true,
};

function writtenAttributes(operation: Operation, fact: OperationFact): { readonly [name: string]: AttributeValue } {
  const attributes = Object.entries(fact.attributes).flatMap(([name, value]): readonly [string, AttributeValue][] => {
    if (name in operation.attributes) return [[name, value]];
    if (JSON.stringify(value) === JSON.stringify(defaults[name])) return [];
    throw new Error(`${fact.id} sets ${name}, which ${operation.type} does not write.`);
  });
  return Object.fromEntries(attributes);
}

/** Operations that work on all of their inputs alike, image by image. */
const alike = [
  ...['AddV2', 'Sub', 'Mul', 'RealDiv', 'Maximum', 'Minimum', 'Pow', 'SelectV2', 'AddN', 'Pack'],
  ...['Greater', 'GreaterEqual', 'LessEqual', 'Equal', 'ConcatV2', 'SoftmaxCrossEntropyWithLogits'],
];
/** Operations that may join the images of a batch. */
const joining = ['Sum', 'Mean', 'Max'];
/** Where the images are not the first input. */
const imagesAt: { readonly [operation: string]: number } = { Conv2DBackpropInput: 2 };

/** Whether the fact can also be told of a batch of any size. */
export function canBeOpen(fact: OperationFact): boolean {
  return fact.inputs.some((_, place) => holdsImages(fact, place));
}

function holdsImages({ operation, inputs, outputs }: OperationFact, place: number): boolean {
  const shape = inputs[place]?.shape ?? [];
  const output = outputs[0]?.shape ?? [];
  if (shape.length === 0 || inputs[place]?.dtype === 'int32') return false;
  if (joining.includes(operation)) return place === 0;
  // A part is cut out by numbers, which say nothing of an open size.
  if (operation === 'Slice' || shape[0] !== output[0]) return false;
  return alike.includes(operation) ? shape.length === output.length : place === (imagesAt[operation] ?? 0);
}

/** What the binding can read. */
function readable(graph: Graph, output: Tensor): Tensor {
  return output.dtype === 'int64' ? cast(graph, output, 'int32') : output;
}

function total(graph: Graph, values: Tensor): Tensor {
  return sum(
    graph,
    values,
    values.shape.map((_, axis) => axis),
  );
}

export function graphValue({ dtype, shape, values }: FactTensor): GraphValue {
  switch (dtype) {
    case 'float32':
      return { dtype, shape, data: Float32Array.from(values) };
    case 'uint8':
      return { dtype, shape, data: Uint8Array.from(values) };
    case 'bool':
      return { dtype, shape, data: Uint8Array.from(values) };
    case 'int32':
      return { dtype, shape, data: Int32Array.from(values) };
    case 'int64':
      throw new Error('Nothing feeds int64.');
  }
}
