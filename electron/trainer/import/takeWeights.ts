import { compile } from '../../../src/compiler/compile';
import type { Plan, PlanLayer } from '../../../src/compiler/Plan';
import type { ImportNote } from '../../../src/contract/importing';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import type { ImportedModel, WeightPlace } from '../../../src/importers/importKerasModel';
import { matchWeights } from '../../../src/importers/matchWeights';
import type { Values } from '../engines/Engine';
import type { WeightStore } from './ModelFile';

export type TakenWeights = {
  /** With the parameters that the file keeps as weights. */
  readonly document: NetworkDocument;
  readonly plan: Plan;
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, Values>>;
  /** Numbers that were taken over. */
  readonly count: number;
  readonly notes: readonly ImportNote[];
};

/** More constants are no network's: one a channel. */
const mostConstants = 10_000;

/** Reads the weights of a file as far as they are those of the network; what does not fit is a note. */
export function takeWeights(imported: ImportedModel, store: WeightStore | null): TakenWeights {
  const notes: ImportNote[] = [];
  let count = 0;
  const { document, count: constants } = withConstants(imported, store, notes);
  count += constants;
  const plan = compile(document, { dataset: null });
  const weights = new Map<string, ReadonlyMap<string, Values>>();
  for (const place of imported.weights) {
    const layer = plan.layerById.get(place.nodeId);
    if (layer === undefined || layer.weights.length === 0 || place.constants.length > 0) continue;
    const taken = store === null ? 'the file has none' : weightsOf(layer, place, store);
    if (typeof taken === 'string') {
      notes.push(noteOf(document, place, `Its weights could not be taken over: ${taken}. It begins with new ones.`));
      continue;
    }
    weights.set(place.nodeId, taken);
    for (const { data } of taken.values()) count += data.length;
  }
  return { document, plan, weights, count, notes };
}

/** The weights of a layer, or a clause that says why they do not fit. */
function weightsOf(layer: PlanLayer, { path }: WeightPlace, store: WeightStore): ReadonlyMap<string, Values> | string {
  const tensors = store.tensorsOf(path);
  if (tensors === null) return 'the file has none for this layer';
  const matched = matchWeights(layer.weights, tensors);
  if (!matched.ok) return matched.reason;
  const values = new Map<string, Values>();
  for (const [name, tensor] of matched.tensors) {
    const data = tensor.read();
    if (!allFinite(data)) return `“${name}” holds values that are no finite numbers`;
    values.set(name, { shape: [...tensor.shape], data });
  }
  return values;
}

/** There are millions: no branch in the loop, and a zero of each that only an infinity or no number turns into another. */
function allFinite(values: Float32Array): boolean {
  let zero = 0;
  for (let index = 0; index < values.length; index++) zero += 0 * (values[index] as number);
  return zero === 0;
}

function withConstants(imported: ImportedModel, store: WeightStore | null, notes: ImportNote[]) {
  let { document } = imported;
  let count = 0;
  for (const place of imported.weights) {
    if (place.constants.length === 0) continue;
    const tensors = store?.tensorsOf(place.path) ?? [];
    const params: Record<string, number[]> = {};
    for (const [index, param] of place.constants.entries()) {
      const tensor = tensors[index];
      const size = tensor?.shape.reduce((product, axis) => product * axis, 1) ?? 0;
      if (tensor === undefined || size === 0 || size > mostConstants) continue;
      params[param] = Array.from(tensor.read());
      count += size;
    }
    if (Object.keys(params).length < place.constants.length) {
      const names = place.constants.join(' and ');
      notes.push(noteOf(document, place, `The file does not say its ${names}, so that the defaults are taken.`));
    }
    document = {
      ...document,
      nodes: document.nodes.map((node) =>
        node.id === place.nodeId ? { ...node, params: { ...node.params, ...params } } : node,
      ),
    };
  }
  return { document, count };
}

function noteOf(document: NetworkDocument, { nodeId }: WeightPlace, message: string): ImportNote {
  const node = document.nodes.find(({ id }) => id === nodeId);
  return { kind: 'changed', nodeId, layer: `${node?.label ?? nodeId} (${node?.type ?? 'layer'})`, message };
}
