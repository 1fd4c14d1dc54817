import { isValidId } from './ids';
import type { Json, JsonObject } from './json';
import { isJsonObject } from './json';
import { migrate } from './migrations';
import type { DocumentEdge, DocumentNode, NetworkDocument, Position } from './NetworkDocument';

/** The version that this program writes. */
export const FORMAT_VERSION = 1;
const MAX_LABEL = 200;

/** What is wrong with a file, in a code and a sentence that says what and where. */
export type FileError = {
  readonly code:
    | 'not-json'
    | 'not-this-format'
    | 'newer-version'
    | 'invalid-document'
    | 'unknown-layer-type'
    | 'duplicate-id'
    | 'missing-node';
  readonly message: string;
};

export type ReadResult =
  | { readonly ok: true; readonly document: NetworkDocument }
  | { readonly ok: false; readonly error: FileError };

class Refusal extends Error {
  constructor(
    readonly code: FileError['code'],
    message: string,
  ) {
    super(message);
  }
}

/** Reads the text of a `*.cnn.json` file. Never throws. Parameters are not judged here: that is the compiler's work. */
export function readDocument(text: string, isKnownType: (type: string) => boolean): ReadResult {
  try {
    return { ok: true, document: documentFrom(parseJson(text), isKnownType) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, message: error.message } };
    return { ok: false, error: { code: 'invalid-document', message: `The file could not be read: ${String(error)}.` } };
  }
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('not-json', `The file is not JSON: ${reason}. It may be cut off or damaged.`);
  }
}

function documentFrom(value: Json, isKnownType: (type: string) => boolean): NetworkDocument {
  if (!isJsonObject(value) || value.format !== 'convcanvas') {
    throw new Refusal(
      'not-this-format',
      'The file is JSON, but not a ConvCanvas network: it has no "format": "convcanvas".',
    );
  }
  const version = value.formatVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new Refusal('invalid-document', `"formatVersion" must be a whole number from 1 up, not ${show(version)}.`);
  }
  if (version > FORMAT_VERSION) {
    throw new Refusal(
      'newer-version',
      `The file has format version ${version}; this program reads versions up to ${FORMAT_VERSION}. Open it with a newer ConvCanvas.`,
    );
  }
  const { format: _format, formatVersion: _version, name, nodes, edges, training, ...extra } = migrate(value, version);
  if (name !== undefined && typeof name !== 'string')
    throw new Refusal('invalid-document', `"name" must be text, not ${show(name)}.`);
  if (training !== undefined && !isJsonObject(training)) {
    throw new Refusal('invalid-document', `"training" must be an object, not ${show(training)}.`);
  }
  const readNodes = list(nodes, 'nodes').map((node, index) => nodeFrom(node, index, isKnownType));
  const ids = uniqueIds(readNodes, 'node');
  const readEdges = list(edges ?? [], 'edges').map((edge, index) => edgeFrom(edge, index, ids));
  uniqueIds(readEdges, 'edge');
  return {
    name: name ?? 'Untitled network',
    nodes: readNodes,
    edges: readEdges,
    ...(training === undefined ? {} : { training }),
    ...extraField(extra),
  };
}

function nodeFrom(value: Json, index: number, isKnownType: (type: string) => boolean): DocumentNode {
  const where = `nodes[${index}]`;
  if (!isJsonObject(value)) throw new Refusal('invalid-document', `${where} must be an object, not ${show(value)}.`);
  const { id, type, label, params, position, ...extra } = value;
  if (!isValidId(id))
    throw new Refusal(
      'invalid-document',
      `${where} needs an "id" of 1 to 64 letters, digits, "_" or "-", not ${show(id)}.`,
    );
  if (typeof type !== 'string')
    throw new Refusal('invalid-document', `Node "${id}" needs a "type", not ${show(type)}.`);
  if (!isKnownType(type)) {
    throw new Refusal(
      'unknown-layer-type',
      `Node "${id}" has the layer type ${show(type)}, which this version does not know.`,
    );
  }
  if (label !== undefined && (typeof label !== 'string' || label.length > MAX_LABEL)) {
    throw new Refusal(
      'invalid-document',
      `The "label" of node "${id}" must be text of at most ${MAX_LABEL} characters.`,
    );
  }
  if (params !== undefined && !isJsonObject(params)) {
    throw new Refusal('invalid-document', `The "params" of node "${id}" must be an object, not ${show(params)}.`);
  }
  return {
    id,
    type,
    ...(label === undefined ? {} : { label }),
    params: params ?? {},
    position: positionFrom(position, id, index),
    ...extraField(extra),
  };
}

function positionFrom(value: Json | undefined, id: string, index: number): Position {
  // Files written by hand or by other programs need not say where a node stands.
  if (value === undefined) return { x: index * 192, y: 0 };
  if (isJsonObject(value) && isCoordinate(value.x) && isCoordinate(value.y))
    return { ...value, x: value.x, y: value.y };
  throw new Refusal(
    'invalid-document',
    `The "position" of node "${id}" must be { "x": number, "y": number }, not ${show(value)}.`,
  );
}

function isCoordinate(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e7;
}

function edgeFrom(value: Json, index: number, nodeIds: ReadonlySet<string>): DocumentEdge {
  if (!isJsonObject(value))
    throw new Refusal('invalid-document', `edges[${index}] must be an object, not ${show(value)}.`);
  const { id, source, target, slot, ...extra } = value;
  if (!isValidId(id))
    throw new Refusal(
      'invalid-document',
      `edges[${index}] needs an "id" of 1 to 64 letters, digits, "_" or "-", not ${show(id)}.`,
    );
  if (slot !== undefined && (typeof slot !== 'number' || !Number.isInteger(slot) || slot < 0)) {
    throw new Refusal(
      'invalid-document',
      `The "slot" of edge "${id}" must be a whole number from 0 up, not ${show(slot)}.`,
    );
  }
  return {
    id,
    source: existing(source, 'source', id, nodeIds),
    target: existing(target, 'target', id, nodeIds),
    ...(slot === undefined ? {} : { slot }),
    ...extraField(extra),
  };
}

function existing(end: Json | undefined, field: string, edgeId: string, nodeIds: ReadonlySet<string>): string {
  if (typeof end === 'string' && nodeIds.has(end)) return end;
  throw new Refusal(
    'missing-node',
    `The ${field} of edge "${edgeId}" is ${show(end)}, and there is no node with this id.`,
  );
}

function uniqueIds(items: readonly { readonly id: string }[], what: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id } of items) {
    if (ids.has(id)) throw new Refusal('duplicate-id', `Two ${what}s have the id "${id}"; each needs its own.`);
    ids.add(id);
  }
  return ids;
}

function list(value: Json | undefined, field: string): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new Refusal('invalid-document', `"${field}" must be a list, not ${show(value)}.`);
}

function extraField(extra: JsonObject): { readonly extra?: JsonObject } {
  return Object.keys(extra).length === 0 ? {} : { extra };
}

function show(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The text of a `*.cnn.json` file: one node and one edge a line, so that versions can be compared. */
export function serializeDocument(document: NetworkDocument): string {
  const fields: string[] = [
    field('format', 'convcanvas'),
    field('formatVersion', FORMAT_VERSION),
    field('name', document.name),
    lines(
      'nodes',
      document.nodes.map(({ extra, ...node }) => ({ ...node, ...extra })),
    ),
    lines(
      'edges',
      document.edges.map(({ extra, ...edge }) => ({ ...edge, ...extra })),
    ),
  ];
  if (document.training !== undefined) fields.push(field('training', document.training));
  for (const [name, value] of Object.entries(document.extra ?? {})) fields.push(field(name, value));
  return `{\n${fields.join(',\n')}\n}\n`;
}

function field(name: string, value: Json): string {
  return `  ${JSON.stringify(name)}: ${JSON.stringify(value, null, 2).replace(/\n/g, '\n  ')}`;
}

function lines(name: string, items: readonly JsonObject[]): string {
  if (items.length === 0) return `  "${name}": []`;
  return `  "${name}": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
