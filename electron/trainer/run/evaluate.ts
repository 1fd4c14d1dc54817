import type { Evaluation, Mistake } from '../../../src/training/RunRecord';
import { BatchFeed } from '../data/BatchFeed';
import type { DataPart, DataSource } from '../data/DataSource';
import type { Model, Values } from '../engines/Engine';

const mistakesKept = 200;

export type Judgement = { readonly images: number; readonly loss: number; readonly accuracy: number };

/** Told after every chunk: where pauses, stops and progress are handled. */
type BetweenChunks = (share: number) => Promise<void>;

/** Mean loss and accuracy over some images, in chunks. Zero images give NaN. */
export async function judge(
  model: Model,
  source: DataSource,
  part: DataPart,
  indices: Int32Array,
  chunk: number,
  between: BetweenChunks,
  onOutputs: (outputs: Values, labels: Int32Array, indices: Int32Array) => void = () => {},
): Promise<Judgement> {
  let [images, loss, accuracy] = [0, 0, 0];
  const feed = new BatchFeed(source, { part, indices, batchSize: chunk });
  for (let start = 0; start < indices.length; start += chunk) {
    await between(start / indices.length);
    const batch = await feed.next();
    const count = batch?.labels.length ?? 0;
    if (batch === null || count === 0) continue;
    const result = await model.evaluateBatch(batch);
    images += count;
    loss += result.loss * count;
    accuracy += result.accuracy * count;
    onOutputs(result.outputs, batch.labels, batch.indices);
  }
  return { images, loss: loss / images, accuracy: accuracy / images };
}

/** The judgement on the whole test part, with the confusion matrix and the surest mistakes. */
export async function evaluateTest(
  model: Model,
  source: DataSource,
  chunk: number,
  between: BetweenChunks,
): Promise<Evaluation> {
  const { classNames } = source.facts;
  const confusion = classNames.map(() => classNames.map(() => 0));
  const mistakes: Mistake[] = [];
  const all = Int32Array.from({ length: source.testCount }, (_, index) => index);
  const judged = await judge(model, source, 'test', all, chunk, between, (outputs, labels, indices) => {
    const units = outputs.shape[outputs.shape.length - 1] ?? 1;
    labels.forEach((actual, row) => {
      const answer = readAnswer(outputs.data.subarray(row * units, (row + 1) * units));
      const counts = confusion[actual];
      if (counts !== undefined && answer.predicted < counts.length) {
        counts[answer.predicted] = (counts[answer.predicted] as number) + 1;
      }
      if (answer.predicted !== actual) mistakes.push({ index: indices[row] as number, actual, ...answer });
    });
  });
  mistakes.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  return { ...judged, classNames, confusion, mistakes: mistakes.slice(0, mistakesKept) };
}

/** The class that an image's outputs speak for, and how surely, from 0 to 1. */
export function readAnswer(outputs: Float32Array): { readonly predicted: number; readonly confidence: number } {
  if (outputs.length === 1) {
    const value = outputs[0] as number;
    const probability = Math.min(Math.max(value, 0), 1);
    return value > 0.5 ? { predicted: 1, confidence: probability } : { predicted: 0, confidence: 1 - probability };
  }
  let predicted = 0;
  outputs.forEach((value, index) => {
    if (value > (outputs[predicted] as number)) predicted = index;
  });
  const highest = outputs[predicted] as number;
  const areShares = outputs.every((value) => value >= 0 && value <= 1);
  if (areShares) return { predicted, confidence: highest };
  // Outputs without a softmax: as if they had one.
  const total = outputs.reduce((sum, value) => sum + Math.exp(value - highest), 0);
  return { predicted, confidence: 1 / total };
}
