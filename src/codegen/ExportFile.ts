import type { SourceFile } from './SourceFile';
import { sourceText } from './SourceFile';

/** A file of an export; `path` is relative to its folder, with forward slashes. What writes them does no thinking. */
export type ExportFile = { readonly path: string } & ExportContent;

export type ExportContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Written one after the other. */
  | { readonly kind: 'bytes'; readonly parts: readonly Uint8Array[] }
  | { readonly kind: 'hdf5'; readonly root: Hdf5Group }
  /** A zip archive, nothing in it compressed. */
  | { readonly kind: 'zip'; readonly entries: readonly ExportFile[] };

export type Hdf5Group = {
  readonly attributes: { readonly [name: string]: string };
  readonly groups: { readonly [name: string]: Hdf5Group };
  readonly datasets: { readonly [name: string]: Hdf5Dataset };
};
export type Hdf5Dataset = { readonly shape: readonly number[]; readonly data: Float32Array };

export function textFile(source: SourceFile): ExportFile {
  return { path: source.path, kind: 'text', text: sourceText(source) };
}
