import type { AttributeValue, Operation } from './Operation';
import type { Tensor } from './Tensor';

/** One operation in a graph, with what it works on. */
export type GraphNode = {
  /** Unique in its graph, and legal in TensorFlow. */
  readonly name: string;
  readonly operation: Operation;
  readonly inputs: readonly Tensor[];
  /** Nodes that must have run before this one, though it takes nothing from them. */
  readonly controls: readonly GraphNode[];
  readonly attributes: { readonly [name: string]: AttributeValue };
  readonly outputs: readonly Tensor[];
};
