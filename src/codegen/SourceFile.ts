/** A line of generated code, and the layer that it stands for. */
export type SourceLine = { readonly text: string; readonly layerId: string | null };

/** A generated text file. `path` is relative to the exported folder, with forward slashes. */
export type SourceFile = { readonly path: string; readonly lines: readonly SourceLine[] };

/** The text of a file: its lines, each ended by a line break. */
export function sourceText({ lines }: SourceFile): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}
