import type { JsonObject } from '../../document/json';

/** A layer of Keras 3: what its constructor is called with, and what `get_config` says of it. */
export type KerasLayer = {
  /** The class in `keras.layers`; `InputLayer` is written as `keras.Input`. */
  readonly className: string;
  /**
   * Arguments that differ from their defaults, by Keras' names and in the constructor's order, as `from_config` takes them:
   * tuples as lists, a regularizer as `{ "class_name": "L1L2", "config": { "l1": 0, "l2": 0.01 } }`.
   */
  readonly config: JsonObject;
  /** Which of them are usually written by position: `Conv2D(16, 3)`. The first of the constructor, in its order. */
  readonly positional: readonly string[];
};
