/** Pieces of `train.py` that depend on the network and its settings; each is Python as Black writes it, without a gap around. */
export type ScriptPart = {
  /** Constants at the head of the file. */
  readonly constants?: readonly string[];
  /** Functions and classes. */
  readonly definitions?: readonly string[];
};

export function joinParts(parts: readonly ScriptPart[]): Required<ScriptPart> {
  return {
    constants: parts.flatMap(({ constants }) => constants ?? []),
    definitions: parts.flatMap(({ definitions }) => definitions ?? []),
  };
}
