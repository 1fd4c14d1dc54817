import { formatShape, type Shape, shapesEqual } from '../document/Shape';

/** A tensor of a file: its name there, if it has one, and its shape. */
export type FileTensor = { readonly name: string | null; readonly shape: readonly number[] };

export type Matched<T> =
  | { readonly ok: true; readonly tensors: ReadonlyMap<string, T> }
  /** A clause: "it has …". */
  | { readonly ok: false; readonly reason: string };

/**
 * Which tensor of a layer in a file is which of its weights: by name where all names are known, by order otherwise. Every
 * shape must be right.
 */
export function matchWeights<T extends FileTensor>(
  weights: readonly { readonly name: string; readonly shape: Shape }[],
  tensors: readonly T[],
): Matched<T> {
  if (tensors.length !== weights.length) {
    return { ok: false, reason: `it has ${tensors.length} tensors of weights in the file, and ${weights.length} here` };
  }
  const byName = new Map(tensors.map((tensor) => [plainName(tensor.name), tensor]));
  const named = weights.every(({ name }) => byName.has(name));
  const found = new Map<string, T>();
  for (const [index, { name, shape }] of weights.entries()) {
    const tensor = (named ? byName.get(name) : tensors[index]) as T;
    if (!shapesEqual(tensor.shape, shape)) {
      const reason = `its weight “${name}” is ${formatShape(tensor.shape)} in the file, and ${formatShape(shape)} here`;
      return { ok: false, reason };
    }
    found.set(name, tensor);
  }
  return { ok: true, tensors: found };
}

/** "dense/kernel:0" -> "kernel" */
function plainName(name: string | null): string {
  return (name ?? '').replace(/:\d+$/, '').split('/').pop() ?? '';
}
