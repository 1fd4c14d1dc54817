import type { Json, JsonObject } from '../document/json';

/** A step from the whole model to a layer: nested models have several. */
export type PathStep = {
  /** As the file calls the layer. */
  readonly name: string;
  /** Where Keras 3 puts its weights among its neighbours: the class in snake case, counted. */
  readonly key: string;
};

/** One layer of a file, as it stands there. */
export type KerasEntry = {
  readonly className: string;
  /** `keras.layers`; empty where the file does not say. */
  readonly module: string;
  readonly config: JsonObject;
  /** From the outermost model to the layer itself. */
  readonly path: readonly PathStep[];
};

/** One use of a layer; a layer that is shared has several. */
export type KerasCall = {
  readonly entry: KerasEntry;
  /** The number of the use, from 0. */
  readonly use: number;
  /** The calls that feed it, by their places in the list, in order. */
  readonly inputs: readonly number[];
  /** What it is called with beside tensors and null: by place (`constants`) and by name. */
  readonly constants: readonly { readonly place: number; readonly value: Json }[];
  readonly named: JsonObject;
  /** What cannot be expressed of the way it is called, in a sentence. */
  readonly problem: string | null;
};

/** A model without nesting: calls in an order in which each comes after those that feed it. */
export type KerasModel = {
  readonly name: string;
  readonly calls: readonly KerasCall[];
  /** Places in `calls`. */
  readonly outputs: readonly number[];
};
