import facts from './tensorflow.facts.json';

/** Row-major values; of float32 as they are, of booleans as 0 and 1. */
export type FactTensor = {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'int64' | 'uint8' | 'bool';
  readonly values: Float32Array | readonly number[];
};

export type FactAttribute = string | number | boolean | readonly number[];

/** What TensorFlow makes of one operation; written by tools/facts/tensorflow_operations.py, whose head says more. */
export type OperationFact = {
  readonly id: string;
  readonly operation: string;
  /** In the order of TensorFlow's definition; the items of a list input one by one. */
  readonly inputs: readonly FactTensor[];
  /** All of them, defaults included, except those that follow from the inputs (their types and number). */
  readonly attributes: { readonly [name: string]: FactAttribute };
  /** Null for outputs that mean nothing outside TensorFlow. */
  readonly outputs: readonly (FactTensor | null)[];
  /** Of the loss by each output; null where it is zero. Only nulls: the row is about values alone. */
  readonly outputGradients: readonly (FactTensor | null)[];
  /** Of the loss by each input; null where there is none. */
  readonly gradients: readonly (FactTensor | null)[];
};

type StoredTensor = {
  readonly shape: readonly number[];
  readonly dtype: FactTensor['dtype'];
  /** Base64 of little-endian float32, or a list of any other type's values. */
  readonly values: string | readonly (number | boolean)[];
};

type StoredFact = Pick<OperationFact, 'id' | 'operation' | 'attributes'> & {
  readonly inputs: readonly StoredTensor[];
  readonly outputs: readonly (StoredTensor | null)[];
  readonly outputGradients: readonly (StoredTensor | null)[];
  readonly gradients: readonly (StoredTensor | null)[];
};

// The file is checked by the script that writes it; JSON imports have no unions and no readonly lists.
const stored = facts as unknown as { readonly rows: readonly StoredFact[] };

export const operationFacts: readonly OperationFact[] = stored.rows.map((row) => ({
  ...row,
  inputs: row.inputs.map(decode),
  outputs: row.outputs.map(decodeOrNull),
  outputGradients: row.outputGradients.map(decodeOrNull),
  gradients: row.gradients.map(decodeOrNull),
}));

/** The facts of one operation, `[id, fact]` each, for `test.each`. */
export function factsOf(operation: string): readonly (readonly [string, OperationFact])[] {
  return operationFacts.filter((fact) => fact.operation === operation).map((fact) => [fact.id, fact]);
}

function decodeOrNull(tensor: StoredTensor | null): FactTensor | null {
  return tensor === null ? null : decode(tensor);
}

function decode({ shape, dtype, values }: StoredTensor): FactTensor {
  if (typeof values !== 'string') return { shape, dtype, values: values.map(Number) };
  // Copied, so that the numbers start where a Float32Array may.
  const bytes = Uint8Array.from(Buffer.from(values, 'base64'));
  return { shape, dtype, values: new Float32Array(bytes.buffer) };
}
