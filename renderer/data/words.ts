import type { DatasetDescription } from '../../src/contract/datasets';
import { formatCount, formatShape } from '../../src/document/Shape';

/** The parts that the training images are used in, as the trainer takes them. */
export type SplitCounts = { readonly train: number; readonly validation: number };

/** How many images are learnt from and how many are kept to check; the same arithmetic as the trainer's split. */
export function splitCounts(
  trainImages: number,
  { validationSplit, limit }: { readonly validationSplit: number; readonly limit: number | null },
): SplitCounts {
  const used = Math.min(trainImages, limit ?? trainImages);
  const validation = Math.min(Math.floor(used * validationSplit), Math.max(used - 1, 0));
  return { train: used - validation, validation };
}

/** "54,000 to train, 6,000 to validate, 10,000 to test; 10 classes". */
export function countsText(description: DatasetDescription, { train, validation }: SplitCounts): string {
  const parts = [`${formatCount(train)} to train`];
  if (validation > 0) parts.push(`${formatCount(validation)} to validate`);
  parts.push(`${formatCount(description.testImages)} to test`);
  const classes = description.classNames.length;
  return `${parts.join(', ')}; ${classes} ${classes === 1 ? 'class' : 'classes'}`;
}

/** "28 × 28 × 1", or that images are resized. */
export function imageShapeText({ imageShape }: Pick<DatasetDescription, 'imageShape'>): string {
  return imageShape === null ? 'resized to the Input' : formatShape(imageShape);
}

/** "12.4 MB" of a number of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** The last part of a path, which is what people call a folder. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
