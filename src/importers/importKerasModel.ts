import { compile } from '../compiler/compile';
import type { Plan } from '../compiler/Plan';
import type { ImportNote } from '../contract/importing';
import type { Json } from '../document/json';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import { type Converted, convertLayer } from './convertLayer';
import { ImportRefusal } from './ImportRefusal';
import type { KerasCall, KerasModel, PathStep } from './KerasModel';
import { calledOnlyForOthers } from './otherOutputs';
import { shown } from './readJson';
import { readModel } from './readModel';

/** Where the file keeps the weights of a node. */
export type WeightPlace = {
  readonly nodeId: string;
  readonly path: readonly PathStep[];
  /** Parameters that the file keeps as weights, in their order; none for a layer with weights of its own. */
  readonly constants: readonly string[];
};

export type ImportedModel = {
  readonly document: NetworkDocument;
  readonly notes: readonly ImportNote[];
  /** An entry for each node that stands for a layer of the file. */
  readonly weights: readonly WeightPlace[];
};

export type ImportedOrNot = ({ readonly ok: true } & ImportedModel) | { readonly ok: false; readonly message: string };

/**
 * Makes a network of what Keras says of a model, `{ "class_name", "config" }`. Nodes all stand in one place. Never throws:
 * what is no model at all is told in a sentence, and what cannot be expressed becomes a placeholder and a note.
 * `version`: 2 also for TensorFlow.js, which writes and computes as Keras 2 did.
 */
export function importKerasModel(model: Json, version: 2 | 3, name: string): ImportedOrNot {
  try {
    return { ok: true, ...networkOf(readModel(model), version, name) };
  } catch (error) {
    if (error instanceof ImportRefusal) return { ok: false, message: error.message };
    if (error instanceof RangeError) {
      return { ok: false, message: 'The description of the model is nested too deep, which no real network is.' };
    }
    throw error;
  }
}

const place = { x: 0, y: 0 };

function networkOf(model: KerasModel, version: 2 | 3, name: string): ImportedModel {
  const { kept, notes: outputNotes } = calledOnlyForOthers(model, nameOfCall);
  const ids = new Ids();
  const made = new Map<number, Made>();
  for (const index of kept) {
    const call = model.calls[index] as KerasCall;
    made.set(index, makeNode(call, convertLayer(call, version), ids));
  }
  const edges = edgesOf(model, made);
  const draft = { name: name || shown(model.name, 200) || 'Imported network', nodes: nodesOf(made), edges };
  const plan = compile(draft, { dataset: null });
  for (const [index, entry] of made) {
    const wrong = wrongAxis(entry, plan);
    if (wrong !== null) made.set(index, lostNode(model.calls[index] as KerasCall, wrong, entry.node.id));
  }
  const all = [...made.values()];
  return {
    document: { ...draft, nodes: nodesOf(made) },
    notes: [...outputNotes, ...together(all.flatMap(({ notes }) => notes)), ...inputNotes(all)],
    weights: all.flatMap(({ weights }) => (weights === null ? [] : [weights])),
  };
}

type Made = {
  readonly node: DocumentNode;
  readonly notes: readonly ImportNote[];
  readonly weights: WeightPlace | null;
  readonly lastAxis: number | null;
  readonly className: string;
};

function makeNode(call: KerasCall, converted: Converted, ids: Ids): Made {
  const id = ids.take(labelOf(call) || call.entry.className);
  if (!converted.ok) return lostNode(call, converted.lost, id);
  const { type, params, changed, leftOut, lastAxis, constants } = converted;
  const note = (kind: ImportNote['kind'], reason: string) => noteOf(call, id, kind, reason);
  return {
    node: { id, type, ...labelField(call), params, position: place },
    notes: [
      ...changed.map((reason) => note('changed', reason)),
      ...leftOut.map((reason) => note('left-out', reason)),
      ...(call.use > 0
        ? [note('changed', 'it shares the weights of its first use; here it is a copy, and the two learn apart')]
        : []),
    ],
    weights: { nodeId: id, path: call.entry.path, constants },
    lastAxis,
    className: call.entry.className,
  };
}

const longestConfig = 4000;

function lostNode(call: KerasCall, reason: string, id: string): Made {
  const className = shown(call.entry.className, 100);
  return {
    node: {
      id,
      type: 'Placeholder',
      ...labelField(call),
      params: { className, reason, config: configText(call.entry.config) },
      position: place,
    },
    notes: [noteOf(call, id, 'lost', reason)],
    weights: null,
    lastAxis: null,
    className,
  };
}

function configText(config: Json): string {
  const text = JSON.stringify(config);
  return text.length <= longestConfig ? text : `${text.slice(0, longestConfig)}…`;
}

/** The document's reasons are clauses: "its padding is …"; a note's are sentences. */
function noteOf(call: KerasCall, nodeId: string | null, kind: ImportNote['kind'], reason: string): ImportNote {
  return { kind, nodeId, layer: nameOfCall(call), message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.` };
}

/** "conv2d_3 (Conv2D)" */
function nameOfCall(call: KerasCall): string {
  const className = shown(call.entry.className);
  const label = labelOf(call);
  return label === '' ? className : `${label} (${className})`;
}

/** The names of nested models stand before that of the layer. */
function labelOf({ entry, use }: KerasCall): string {
  const name = shown(entry.path.map((step) => step.name).join('/'), 180);
  return use === 0 || name === '' ? name : `${name} (${use + 1})`;
}

function labelField(call: KerasCall): { readonly label?: string } {
  const label = labelOf(call);
  return label === '' ? {} : { label };
}

function nodesOf(made: ReadonlyMap<number, Made>): readonly DocumentNode[] {
  return [...made.values()].map(({ node }) => node);
}

function edgesOf(model: KerasModel, made: ReadonlyMap<number, Made>): readonly DocumentEdge[] {
  const edges: DocumentEdge[] = [];
  for (const [index, { node }] of made) {
    const { inputs } = model.calls[index] as KerasCall;
    for (const [slot, input] of inputs.entries()) {
      const source = made.get(input)?.node.id;
      if (source === undefined) continue;
      const many = inputs.length > 1 ? { slot } : {};
      edges.push({ id: `e${edges.length + 1}`, source, target: node.id, ...many });
    }
  }
  return edges;
}

/** Why a layer that works along one axis cannot do so here, or null where it can or where nothing is known. */
function wrongAxis({ lastAxis, node }: Made, plan: Plan): string | null {
  const shape = plan.layerById.get(node.id)?.inputShapes[0] ?? null;
  if (lastAxis === null || shape === null || lastAxis === shape.length) return null;
  return `it works along axis ${lastAxis}; here it is always the last one`;
}

/** What is left out of many layers for the same reason is said once. */
function together(notes: readonly ImportNote[]): readonly ImportNote[] {
  const first = new Map<string, ImportNote>();
  const counts = new Map<string, number>();
  for (const note of notes) {
    if (note.kind !== 'left-out') continue;
    if (!first.has(note.message)) first.set(note.message, note);
    counts.set(note.message, (counts.get(note.message) ?? 0) + 1);
  }
  return notes.flatMap((note) => {
    if (note.kind !== 'left-out') return [note];
    if (first.get(note.message) !== note) return [];
    const others = (counts.get(note.message) ?? 1) - 1;
    return [others === 0 ? note : { ...note, layer: `${note.layer} and ${others} more` }];
  });
}

function inputNotes(made: readonly Made[]): readonly ImportNote[] {
  const inputs = made.filter(({ className }) => className === 'InputLayer');
  return inputs.slice(1).map(({ node }) => ({
    kind: 'lost',
    nodeId: node.id,
    layer: `${node.label ?? node.id} (InputLayer)`,
    message: 'A network has one input here; this one is on the canvas, but cannot be fed.',
  }));
}

/** Ids that a document may have, each once, like the names in the file. */
class Ids {
  private readonly taken = new Set<string>();

  take(name: string): string {
    const base = name.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, 50) || 'layer';
    let id = base;
    for (let number = 2; this.taken.has(id); number++) id = `${base}_${number}`;
    this.taken.add(id);
    return id;
  }
}
