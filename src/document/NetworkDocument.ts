import type { JsonObject } from './json';

/** A place on the canvas, in canvas pixels. */
export type Position = { readonly x: number; readonly y: number };

/** One layer as the user placed it. `params` is kept as written; the layer definition gives it meaning. */
export type DocumentNode = {
  /** 1 to 64 of `A-Z a-z 0-9 _ -`, unique in the document. */
  readonly id: string;
  /** The Keras class name, one of the registry's. */
  readonly type: string;
  /** What the user calls it; up to 200 characters. */
  readonly label?: string;
  readonly params: JsonObject;
  readonly position: Position;
  /** Fields of the file that this version does not know; written back on save. */
  readonly extra?: JsonObject;
};

/** A connection: the output of `source` feeds `target`. */
export type DocumentEdge = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The input's place, for layers that merge several inputs; by default the order of appearance. */
  readonly slot?: number;
  readonly extra?: JsonObject;
};

/** What the user edits. A value: every change makes a new one that shares what did not change. */
export type NetworkDocument = {
  readonly name: string;
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly DocumentEdge[];
  /** As written in the file; `resolveTraining` gives it meaning. */
  readonly training?: JsonObject;
  readonly extra?: JsonObject;
};

/** A document with nothing in it. */
export function emptyDocument(name = 'Untitled network'): NetworkDocument {
  return { name, nodes: [], edges: [] };
}
