import { isJsonObject, type Json, type JsonObject } from '../document/json';
import { field, isList, listOr, objectOr, shown } from './readJson';

/** The output of a layer's use: names are those of one model, uses are counted as the file counts them. */
export type TensorRef = { readonly layer: string; readonly node: number; readonly tensor: number };

export type InboundNode = {
  readonly inputs: readonly TensorRef[];
  readonly constants: readonly { readonly place: number; readonly value: Json }[];
  readonly named: JsonObject;
  readonly problem: string | null;
};

const deepest = 20;

/** How a layer is called: an entry a use. Keras 3 writes arguments, Keras 2 and TensorFlow.js lists of tensors. */
export function readInboundNodes(value: Json | undefined): readonly InboundNode[] {
  return listOr(value).map((node) => (isJsonObject(node) ? readArguments(node) : readTensorList(listOr(node))));
}

function readArguments(node: JsonObject): InboundNode {
  const inputs: TensorRef[] = [];
  const constants: { place: number; value: Json }[] = [];
  const named: Record<string, Json> = {};
  let problem: string | null = null;
  listOr(field(node, 'args')).forEach((argument, place) => {
    const found = tensorsIn(argument, 0);
    if (found === null) {
      if (argument !== null) constants.push({ place, value: argument });
    } else {
      inputs.push(...found);
    }
  });
  for (const [name, argument] of Object.entries(objectOr(field(node, 'kwargs')))) {
    if (argument === null) continue;
    const found = tensorsIn(argument, 0);
    if (found === null) {
      named[name] = argument;
    } else {
      inputs.push(...found);
      if (name !== 'inputs') problem = `it is given a tensor as “${shown(name)}”`;
    }
  }
  return { inputs, constants, named, problem };
}

/** The tensors of an argument, or null where it is none and holds none. */
function tensorsIn(value: Json, depth: number): readonly TensorRef[] | null {
  if (depth > deepest) return null;
  if (isList(value)) {
    const found = value.map((item) => tensorsIn(item, depth + 1));
    return found.some((item) => item !== null) ? found.flatMap((item) => item ?? []) : null;
  }
  if (field(value, 'class_name') !== '__keras_tensor__') return null;
  const [layer, node, tensor] = listOr(field(field(value, 'config'), 'keras_history'));
  return [{ layer: String(layer), node: indexOf(node), tensor: indexOf(tensor) }];
}

function readTensorList(node: readonly Json[]): InboundNode {
  const inputs: TensorRef[] = [];
  const named: Record<string, Json> = {};
  // A node with one tensor is sometimes written without the list around it.
  const tensors = typeof node[0] === 'string' ? [node] : node.map(listOr);
  for (const [layer, index, tensor, kwargs] of tensors) {
    inputs.push({ layer: String(layer), node: indexOf(index), tensor: indexOf(tensor) });
    for (const [name, value] of Object.entries(objectOr(kwargs))) if (value !== null) named[name] = value;
  }
  return { inputs, constants: [], named, problem: null };
}

/** `["conv", 0, 0]`, or a list of such: the inputs and outputs of a model. */
export function readTensorRefs(value: Json | undefined): readonly TensorRef[] {
  const list = listOr(value);
  const refs = typeof list[0] === 'string' ? [list] : list.map(listOr);
  return refs.map(([layer, node, tensor]) => ({
    layer: String(layer),
    node: indexOf(node),
    tensor: indexOf(tensor),
  }));
}

function indexOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
}
