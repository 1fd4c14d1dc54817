import { createReadStream } from 'node:fs';
import { appendFile, stat, truncate } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { MetricsLine } from './MetricsFile';
import { parseMetrics } from './MetricsFile';

/** Where a training stands: steps done, and the epoch of the next one. */
export type Place = { readonly step: number; readonly epoch: number };

/** Whether a line was written before the training stood there, so that going on from there does not write it again. */
export function isBefore(line: MetricsLine, { step, epoch }: Place): boolean {
  return line.type === 'batch' ? line.step <= step : line.epoch < epoch;
}

/**
 * Cuts `metrics.jsonl` back to what a training had written when it stood at a place, in one step. A last line that was not
 * written to its end goes too. A missing file has nothing to cut.
 */
export async function cutMetrics(path: string, place: Place): Promise<void> {
  let [read, kept] = [0, 0];
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const [line] = parseMetrics(text);
      read += Buffer.byteLength(text) + 1;
      if (line === undefined) continue;
      if (!isBefore(line, place)) break;
      kept = read;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  } finally {
    stream.destroy();
  }
  const { size } = await stat(path);
  // Of the last line only the line's end may be missing.
  if (kept > size) await appendFile(path, '\n');
  else await truncate(path, kept);
}
