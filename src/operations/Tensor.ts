import type { GraphNode } from './GraphNode';

export const dataTypes = ['float32', 'int32', 'int64', 'uint8', 'bool', 'string', 'resource'] as const;
export type DataType = (typeof dataTypes)[number];

/** A size along an axis; null where only a run of the graph tells it: the number of images in a batch. */
export type Dimension = number | null;
export type Dimensions = readonly Dimension[];

/** What is known of a tensor while the graph is being built. */
export type TensorSpec = { readonly dtype: DataType; readonly shape: Dimensions };

/** An output of an operation in a graph. */
export type Tensor = TensorSpec & {
  readonly node: GraphNode;
  /** Which output of its node it is. */
  readonly index: number;
};

/** Numbers that stand in the graph itself. */
export type TensorValue = {
  readonly dtype: 'float32' | 'int32' | 'int64' | 'bool';
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
};
