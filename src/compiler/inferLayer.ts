import type { DocumentNode } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import { shapesEqual } from '../document/Shape';
import type { InferResult, LayerDefinition, LayerProblem } from '../layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../layers/params';
import { resolveParams } from '../layers/resolveParams';
import type { PlanLayer } from './Plan';

/** A node with its parameters read. */
export type ResolvedNode = {
  /** The parameters as the document has them. */
  readonly raw: DocumentNode['params'];
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
// name or its inputs are others. One entry a node id: a weak map of parameter objects costs more than it saves.
const resolvedNodes = new Map<string, ResolvedNode>();

/** Documents that are gone leave entries behind; above so many of them all are dropped. */
const MAX_REMEMBERED = 20_000;

/** Reads a node's parameters. Remembered until the node has others. */
export function resolveNode(node: DocumentNode, definition: LayerDefinition, name: string): ResolvedNode {
  const known = resolvedNodes.get(node.id);
  if (known !== undefined && known.raw === node.params && known.definition === definition && known.name === name) {
    return known;
  }
  const resolved: ResolvedNode = {
    raw: node.params,
    definition,
    name,
    ...resolveParams(definition, node.params, name),
    inference: null,
    layer: null,
  };
  if (resolvedNodes.size > MAX_REMEMBERED) resolvedNodes.clear();
  resolvedNodes.set(node.id, resolved);
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
