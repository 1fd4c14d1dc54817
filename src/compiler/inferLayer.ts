import type { DocumentNode } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import { shapesEqual } from '../document/Shape';
import type { InferResult, LayerDefinition, LayerProblem } from '../layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../layers/params';
import { resolveParams } from '../layers/resolveParams';

/** A node with its parameters read. */
export type ResolvedNode = {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
  readonly name: string;
  readonly params: ParamValues<ParamSpecs> | null;
  readonly problems: readonly LayerProblem[];
};

type Inference = {
  readonly params: ParamValues<ParamSpecs>;
  readonly inputs: readonly Shape[];
  readonly inputNames: readonly string[];
  readonly result: InferResult;
};

// Edits keep the objects that they do not change, so a layer is computed again only when its parameters, its
// name or its inputs are others. Weak: a document that is gone takes its results along.
const resolvedNodes = new WeakMap<object, ResolvedNode>();
const inferences = new WeakMap<ResolvedNode, Inference>();

/** Reads a node's parameters. Remembered a parameter object. */
export function resolveNode(node: DocumentNode, definition: LayerDefinition, name: string): ResolvedNode {
  const known = resolvedNodes.get(node.params);
  if (known !== undefined && known.definition === definition && known.name === name) return known;
  const resolved: ResolvedNode = { node, definition, name, ...resolveParams(definition, node.params, name) };
  resolvedNodes.set(node.params, resolved);
  return resolved;
}

/** What a layer with valid parameters makes of its inputs. Remembered until an input changes. */
export function inferNode(
  resolved: ResolvedNode,
  params: ParamValues<ParamSpecs>,
  inputs: readonly Shape[],
  inputNames: readonly string[],
): InferResult {
  const known = inferences.get(resolved);
  if (
    known !== undefined &&
    known.inputs.length === inputs.length &&
    known.inputs.every((shape, slot) => shapesEqual(shape, inputs[slot] ?? [])) &&
    known.inputNames.every((name, slot) => name === inputNames[slot])
  ) {
    return known.result;
  }
  const result = resolved.definition.infer({ params, inputs, name: resolved.name, inputNames });
  inferences.set(resolved, { params, inputs, inputNames, result });
  return result;
}
