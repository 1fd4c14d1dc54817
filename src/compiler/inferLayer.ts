import type { DocumentNode } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import { shapesEqual } from '../document/Shape';
import type { InferResult, LayerDefinition, LayerProblem } from '../layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../layers/params';
import { resolveParams } from '../layers/resolveParams';
import type { PlanLayer } from './Plan';

/** A node with its parameters read. */
export type ResolvedNode = {
  readonly definition: LayerDefinition;
  readonly name: string;
  readonly params: ParamValues<ParamSpecs> | null;
  readonly problems: readonly LayerProblem[];
  /** What the layer made of its inputs the last time; used again while they are the same. */
  inference: Inference | null;
  /** The layer of the last plan. */
  layer: PlanLayer | null;
};

type Inference = {
  readonly inputs: readonly Shape[];
  readonly inputNames: readonly string[];
  readonly result: InferResult;
};

// Edits keep the objects that they do not change, so a layer is computed again only when its parameters, its
// name or its inputs are others. Weak: a document that is gone takes its results along.
const resolvedNodes = new WeakMap<object, ResolvedNode>();

/** Reads a node's parameters. Remembered a parameter object. */
export function resolveNode(node: DocumentNode, definition: LayerDefinition, name: string): ResolvedNode {
  const known = resolvedNodes.get(node.params);
  if (known !== undefined && known.definition === definition && known.name === name) return known;
  const resolved: ResolvedNode = {
    definition,
    name,
    ...resolveParams(definition, node.params, name),
    inference: null,
    layer: null,
  };
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
  const known = resolved.inference;
  if (known !== null && sameInputs(known, inputs, inputNames)) return known.result;
  const result = resolved.definition.infer({ params, inputs, name: resolved.name, inputNames });
  resolved.inference = { inputs, inputNames, result };
  return result;
}

function sameInputs(known: Inference, inputs: readonly Shape[], inputNames: readonly string[]): boolean {
  return (
    known.inputs.length === inputs.length &&
    known.inputs.every((shape, slot) => shapesEqual(shape, inputs[slot] ?? [])) &&
    known.inputNames.every((name, slot) => name === inputNames[slot])
  );
}
