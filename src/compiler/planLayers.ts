import type { NetworkDocument } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import { sizeOf } from '../document/Shape';
import type { LayerDefinition, LayerProblem } from '../layers/LayerDefinition';
import { inferNode, resolveNode } from './inferLayer';
import type { PlanLayer } from './Plan';
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
  return context.wiring.order.flatMap((id): readonly LayerFinding[] => {
    const node = nodes.get(id);
    const definition = context.definitions.get(id);
    if (node === undefined || definition === undefined) return [];
    const finding = planLayer(context, node, definition, done, sights);
    done.set(id, finding.layer);
    return [finding];
  });
}

function planLayer(
  context: PlanLayersContext,
  node: NetworkDocument['nodes'][number],
  definition: LayerDefinition,
  done: ReadonlyMap<string, PlanLayer>,
  sights: Map<string, Sight | null>,
): LayerFinding {
  const { document, wiring, names, structure } = context;
  const name = names.get(node.id) ?? node.id;
  const resolved = resolveNode(node, definition, name);
  const inputIds = (wiring.incoming.get(node.id) ?? []).map((edge) => edge.source);
  const inputShapes = inputIds.map((id) => done.get(id)?.outputShape ?? null);
  const known = inputShapes.filter((shape): shape is Shape => shape !== null);
  const broken = context.brokenByStructure.has(node.id);
  const acceptsInputs = countFits(definition, inputIds.length);
  const complete = known.length === inputIds.length && acceptsInputs;
  const result =
    complete && resolved.params !== null
      ? inferNode(
          resolved,
          resolved.params,
          known,
          inputIds.map((id) => names.get(id) ?? id),
        )
      : null;
  const found: readonly LayerProblem[] = [
    ...resolved.problems,
    ...(result === null ? [] : result.ok ? (result.problems ?? []) : result.problems),
  ];
  const inferred = result?.ok === true ? result : null;
  const failed = broken || resolved.params === null || result?.ok === false;
  const waitingFor = failed || inferred !== null ? null : rootCause(inputIds, done);
  const sight = inferred === null ? null : sightOf(definition, inputIds, sights, inferred.output, inferred.window);
  sights.set(node.id, sight);
  const weights = inferred?.weights ?? [];
  const count = (trainableOnly: boolean) =>
    weights.reduce((total, weight) => total + (weight.trainable || !trainableOnly ? sizeOf(weight.shape) : 0), 0);
  return {
    layer: {
      id: node.id,
      type: node.type,
      definition,
      name,
      params: resolved.params,
      inputIds,
      inputShapes,
      outputShape: inferred?.output ?? null,
      weights,
      paramCount: inferred === null ? null : count(false),
      trainableParamCount: inferred === null ? null : count(true),
      macs: inferred?.macs ?? null,
      receptiveField: sight?.size ?? null,
      explanation: inferred?.explanation ?? null,
      status: failed ? 'problem' : inferred === null ? 'waiting' : 'ok',
      waitingFor,
      connected: structure.connected.has(node.id),
    },
    problems: found.map(({ suggestions, ...problem }) => ({
      ...problem,
      nodeId: node.id,
      candidates: suggestions.map((suggestion) => repairFrom(document, wiring, node.id, suggestion)),
    })),
  };
}

function countFits(definition: LayerDefinition, count: number): boolean {
  switch (definition.inputs) {
    case 'none':
      return count === 0;
    case 'one':
      return count === 1;
    case 'many':
      return count >= (definition.minInputs ?? 2);
  }
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
