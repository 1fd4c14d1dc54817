import type { Graph } from './Graph';
import type { DataType, Dimensions, Tensor, TensorSpec, TensorValue } from './Tensor';

/** The kinds of attribute, by TensorFlow's names for them, and what stands for each in TypeScript. */
export type AttributeTypes = {
  readonly int: number;
  readonly float: number;
  readonly bool: boolean;
  readonly string: string;
  readonly ints: readonly number[];
  readonly type: DataType;
  readonly shape: Dimensions;
  readonly tensor: TensorValue;
};
export type AttributeKind = keyof AttributeTypes;
export type AttributeValue = AttributeTypes[AttributeKind];

export type AttributeSpecs = { readonly [name: string]: AttributeKind };
export type AttributeValues<S extends AttributeSpecs> = { readonly [K in keyof S]: AttributeTypes[S[K]] };

/** Names of the inputs in their order, or `many` where their number is free. */
export type InputNames = readonly string[] | 'many';
export type InputTensors<N extends InputNames> = N extends readonly string[]
  ? { readonly [K in keyof N]: Tensor }
  : readonly Tensor[];

export type GradientContext<S extends AttributeSpecs, N extends InputNames> = {
  readonly graph: Graph;
  readonly inputs: InputTensors<N>;
  /** The first output, and all of them. */
  readonly output: Tensor;
  readonly outputs: readonly Tensor[];
  readonly attributes: AttributeValues<S>;
  /** Of the loss by the first output; of its shape. */
  readonly gradient: Tensor;
  /** Of the loss by each output; null for one that the loss does not depend on. */
  readonly gradients: readonly (Tensor | null)[];
  /** For each input whether anybody asks for its gradient. The others may be null: nobody should build what is not needed. */
  readonly needed: readonly boolean[];
};

/**
 * One of TensorFlow's operations: https://www.tensorflow.org/api_docs/python/tf/raw_ops. Names of inputs and attributes
 * are TensorFlow's. This is all that is known of an operation anywhere: shapes, how it is written, and its gradient.
 */
export type Operation<S extends AttributeSpecs = AttributeSpecs, N extends InputNames = InputNames> = {
  readonly type: string;
  readonly inputs: N;
  /** Attributes that the caller gives; all of them must be given. */
  readonly attributes: S;
  /** Attributes that name the type of an input: attribute -> place of the input; -1 is the last one. */
  readonly types?: { readonly [attribute: string]: number };
  /** Of an operation with any number of inputs: the attribute that counts them, and how many are not counted. */
  readonly count?: { readonly attribute: string; readonly uncounted: number };
  /** Shapes and types of the outputs. Throws a `GraphError` where the inputs do not fit. */
  infer(inputs: InputTensors<N>, attributes: AttributeValues<S>): readonly TensorSpec[];
} & (
  | {
      /** Of the loss by each input, in their order; null for an input that has none (axes, shapes, labels). */
      gradient(context: GradientContext<S, N>): readonly (Tensor | null)[];
    }
  | { /** Why there is none, in a sentence. */ readonly noGradient: string }
);

/** Checks a definition's types; the registry erases them. */
export function defineOperation<const S extends AttributeSpecs, const N extends InputNames>(
  operation: Operation<S, N>,
): Operation<S, N> {
  return operation;
}

/** A graph that cannot be built: a fault of the program, not of the user's network. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}
