import type { Evaluation, Mistake } from '../../src/training/RunRecord';
import { formatPercent } from '../charts/format';

/** Images of one class that were taken for another. */
export type Confusion = { readonly actual: number; readonly predicted: number; readonly images: number };

/** The confusions, most frequent first. */
export function confusions({ confusion }: Evaluation): readonly Confusion[] {
  return confusion
    .flatMap((row, actual) => row.map((images, predicted) => ({ actual, predicted, images })))
    .filter(({ actual, predicted, images }) => actual !== predicted && images > 0)
    .sort((a, b) => b.images - a.images);
}

/** "4 taken for 9: 18 images." */
export function confusionText(evaluation: Evaluation, { actual, predicted, images }: Confusion): string {
  const what = images === 1 ? '1 image' : `${images} images`;
  if (actual === predicted) return `${className(evaluation, actual)} recognised: ${what}.`;
  return `${className(evaluation, actual)} taken for ${className(evaluation, predicted)}: ${what}.`;
}

/** "4 → 9, 97 %": what it is, what the network says, how sure it is. */
export function mistakeText(evaluation: Evaluation, { actual, predicted, confidence }: Mistake): string {
  const names = `${className(evaluation, actual)} → ${className(evaluation, predicted)}`;
  // The percentage stays whole where the text takes two lines.
  return `${names}, ${formatPercent(confidence, 0).replace(' ', '\u00a0')}`;
}

/** The name of a class, or its number where it has none. */
export function className({ classNames }: Pick<Evaluation, 'classNames'>, index: number): string {
  return classNames[index] ?? String(index);
}

/** Share of the images of each class that are recognised; null for a class without images. */
export function recalls({ confusion }: Evaluation): readonly (number | null)[] {
  return confusion.map((row, actual) => {
    const images = row.reduce((sum, count) => sum + count, 0);
    return images === 0 ? null : (row[actual] ?? 0) / images;
  });
}

/** The listed mistakes of one cell, or the surest of all. */
export function mistakesOf(evaluation: Evaluation, cell: Pick<Confusion, 'actual' | 'predicted'> | null) {
  if (cell === null) return evaluation.mistakes;
  return evaluation.mistakes.filter(
    (mistake) => mistake.actual === cell.actual && mistake.predicted === cell.predicted,
  );
}
