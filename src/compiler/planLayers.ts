import type { DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import { sizeOf } from '../document/Shape';
import type { Inferred, LayerDefinition, LayerProblem, WeightSpec } from '../layers/LayerDefinition';
import { inferNode, type ResolvedNode, resolveNode } from './inferLayer';
import { acceptsInputs } from './inputCount';
import type { LayerStatus, PlanLayer } from './Plan';
import type { Problem } from './Problem';
import { type Sight, sightOfInput, sightOfLayer } from './receptiveField';
import { repairFrom } from './repairs';
import type { Structure } from './structure';
import type { Wiring } from './wiring';

export type LayerFinding = { readonly layer: PlanLayer; readonly problems: readonly Problem[] };

export type PlanLayersContext = {
  readonly document: NetworkDocument;
  readonly wiring: Wiring;
  readonly definitions: ReadonlyMap<string, LayerDefinition>;
  readonly names: ReadonlyMap<string, string>;
  readonly structure: Structure;
  /** Layers with a structural problem of their own. */
  readonly brokenByStructure: ReadonlySet<string>;
};

/** Infers every layer in topological order. A layer behind a problem waits for it and reports nothing of its own. */
export function planLayers(context: PlanLayersContext): readonly LayerFinding[] {
  const nodes = new Map(context.document.nodes.map((node) => [node.id, node]));
  const done = new Map<string, PlanLayer>();
  const sights = new Map<string, Sight | null>();
  const findings: LayerFinding[] = [];
  for (const id of context.wiring.order) {
    const node = nodes.get(id);
    const definition = context.definitions.get(id);
    if (node === undefined || definition === undefined) continue;
    const finding = planLayer(context, node, definition, done, sights);
    done.set(id, finding.layer);
    findings.push(finding);
  }
  return findings;
}

function planLayer(
  context: PlanLayersContext,
  node: DocumentNode,
  definition: LayerDefinition,
  done: ReadonlyMap<string, PlanLayer>,
  sights: Map<string, Sight | null>,
): LayerFinding {
  const { wiring, names, structure } = context;
  const name = names.get(node.id) ?? node.id;
  const resolved = resolveNode(node, definition, name);
  const inputIds: string[] = [];
  const inputShapes: (Shape | null)[] = [];
  const known: Shape[] = [];
  const inputNames: string[] = [];
  // One loop and few lists: this runs for every layer at every keystroke.
  for (const { source } of wiring.incoming.get(node.id) ?? none) {
    const shape = done.get(source)?.outputShape ?? null;
    inputIds.push(source);
    inputShapes.push(shape);
    inputNames.push(names.get(source) ?? source);
    if (shape !== null) known.push(shape);
  }
  const broken = context.brokenByStructure.has(node.id);
  const complete = known.length === inputIds.length && acceptsInputs(definition, inputIds.length);
  const result = complete && resolved.params !== null ? inferNode(resolved, resolved.params, known, inputNames) : null;
  const found = joined(resolved.problems, result?.problems ?? none);
  const inferred = result?.ok === true ? result : null;
  const failed = broken || resolved.params === null || result?.ok === false;
  const waitingFor = failed || inferred !== null ? null : rootCause(inputIds, done);
  const sight = inferred === null ? null : sightOf(definition, inputIds, sights, inferred.output, inferred.window);
  sights.set(node.id, sight);
  const status: LayerStatus = failed ? 'problem' : inferred === null ? 'waiting' : 'ok';
  const connected = structure.connected.has(node.id);
  const facts = { resolved, inputIds, inputShapes, inferred, sight, status, waitingFor, connected };
  return {
    layer: layerFrom(node, facts),
    problems: found.length === 0 ? none : found.map((problem) => attach(context, node.id, problem)),
  };
}

const none: readonly never[] = [];

function joined<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return a.length === 0 ? b : b.length === 0 ? a : [...a, ...b];
}

type LayerFacts = {
  readonly resolved: ResolvedNode;
  readonly inputIds: readonly string[];
  readonly inputShapes: readonly (Shape | null)[];
  readonly inferred: Inferred | null;
  readonly sight: Sight | null;
  readonly status: LayerStatus;
  readonly waitingFor: string | null;
  readonly connected: boolean;
};

/** The plan's layer; the same object as the last time where nothing of it changed, so that views need not draw again. */
function layerFrom(node: DocumentNode, facts: LayerFacts): PlanLayer {
  const { resolved, inputIds, inputShapes, inferred, sight, status, waitingFor, connected } = facts;
  const last = resolved.layer;
  if (
    last !== null &&
    last.id === node.id &&
    last.explanation === (inferred?.explanation ?? null) &&
    last.status === status &&
    last.waitingFor === waitingFor &&
    last.connected === connected &&
    sameList(last.inputIds, inputIds) &&
    sameList(last.inputShapes, inputShapes) &&
    sameList(last.receptiveField ?? [], sight?.size ?? [])
  ) {
    return last;
  }
  const weights = inferred?.weights ?? [];
  const layer: PlanLayer = {
    id: node.id,
    type: node.type,
    definition: resolved.definition,
    name: resolved.name,
    params: resolved.params,
    inputIds,
    inputShapes,
    outputShape: inferred?.output ?? null,
    weights,
    paramCount: inferred === null ? null : countValues(weights),
    trainableParamCount: inferred === null ? null : countValues(weights.filter((weight) => weight.trainable)),
    macs: inferred?.macs ?? null,
    receptiveField: sight?.size ?? null,
    explanation: inferred?.explanation ?? null,
    status,
    waitingFor,
    connected,
  };
  resolved.layer = layer;
  return layer;
}

function countValues(weights: readonly WeightSpec[]): number {
  return weights.reduce((total, weight) => total + sizeOf(weight.shape), 0);
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The repairs are worked out only when somebody looks at them. */
function attach(context: PlanLayersContext, nodeId: string, problem: LayerProblem): Problem {
  const { suggestions, ...rest } = problem;
  return {
    ...rest,
    nodeId,
    get candidates() {
      return suggestions.map((suggestion) => repairFrom(context.document, context.wiring, nodeId, suggestion));
    },
  };
}

/** The layer with the problem of its own that the first unknown input goes back to. */
function rootCause(inputIds: readonly string[], done: ReadonlyMap<string, PlanLayer>): string | null {
  for (const id of inputIds) {
    const source = done.get(id);
    if (source === undefined || source.outputShape !== null) continue;
    return source.status === 'problem' ? source.id : source.waitingFor;
  }
  return null;
}

function sightOf(
  definition: LayerDefinition,
  inputIds: readonly string[],
  sights: ReadonlyMap<string, Sight | null>,
  output: Shape,
  window: Parameters<typeof sightOfLayer>[1],
): Sight | null {
  if (definition.inputs === 'none') return sightOfInput(output);
  return sightOfLayer(
    inputIds.map((id) => sights.get(id) ?? null),
    window,
    output,
  );
}
