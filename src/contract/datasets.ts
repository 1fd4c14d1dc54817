import type { Shape } from '../document/Shape';

/** What is known of a data set on this machine. */
export type DatasetDescription = {
  /** Built-in name, or the folder's path. */
  readonly dataset: string;
  readonly title: string;
  readonly kind: 'builtIn' | 'folder';
  readonly available: boolean;
  /** Why it is not available, and what to do; null when it is. */
  readonly missing: string | null;
  readonly canDownload: boolean;
  /** Size of the download, in bytes. */
  readonly downloadBytes: number | null;
  readonly classNames: readonly string[];
  /** Training images a class; empty until the data set was looked at. */
  readonly classCounts: readonly number[];
  readonly trainImages: number;
  readonly testImages: number;
  /** null where images are resized to the Input. */
  readonly imageShape: Shape | null;
  /** Files that cannot be used and why; at most 100 are listed. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  readonly unreadableCount: number;
  /** Source and licence, in a line. */
  readonly source: string;
};

/** An image for the screen: 8-bit RGBA, row by row, base64. */
export type ImageSample = {
  readonly width: number;
  readonly height: number;
  readonly rgba: string;
  readonly label: number;
};

export type DatasetPreview = {
  readonly description: DatasetDescription;
  readonly samples: readonly ImageSample[];
};
