import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BatchMetrics, EpochMetrics, Evaluation } from '../../../src/training/RunRecord';
import { isBefore, type Place } from '../../trainer/runFolder/cutMetrics';
import { parseMetrics } from '../../trainer/runFolder/MetricsFile';
import { readJsonFile } from '../files/jsonFile';
import { Curve } from './Curve';
import { epochSchema, evaluationSchema, failureSchema } from './trainerMessageSchema';

export type Metrics = { readonly batches: readonly BatchMetrics[]; readonly epochs: readonly EpochMetrics[] };

export const noMetrics: Metrics = { batches: [], epochs: [] };

/**
 * What the trainer wrote while it ran, thinned; lines that were cut off are left out. A missing file has nothing.
 * `until`: only what it had written when the training stood there.
 */
export async function readMetrics(folder: string, until: Place | null = null): Promise<Metrics> {
  const curve = new Curve();
  const epochs: EpochMetrics[] = [];
  const take = (text: string) => {
    for (const line of parseMetrics(text)) {
      if (until !== null && !isBefore(line, until)) continue;
      if (line.type === 'batch') {
        const { type: _type, ...batch } = line;
        curve.add(batch);
      } else {
        const parsed = epochSchema.safeParse(line);
        if (parsed.success) epochs.push(parsed.data);
      }
    }
  };
  try {
    let rest = '';
    for await (const chunk of createReadStream(join(folder, 'metrics.jsonl'), 'utf8')) {
      const text = rest + String(chunk);
      const end = text.lastIndexOf('\n') + 1;
      take(text.slice(0, end));
      rest = text.slice(end);
    }
    take(rest);
  } catch {
    // What was read until here is what can be shown.
  }
  return { batches: curve.read(), epochs };
}

export function readEvaluation(folder: string): Promise<Evaluation | null> {
  return readJsonFile(join(folder, 'evaluation.json'), evaluationSchema);
}

const statusSchema = z.object({
  status: z.enum(['running', 'paused', 'done', 'stopped', 'failed', 'interrupted']),
  failure: failureSchema.nullable(),
});

/** What the trainer itself noted last of the run's state. */
export async function readTrainerStatus(folder: string): Promise<z.output<typeof statusSchema> | null> {
  return readJsonFile(join(folder, 'status.json'), statusSchema);
}
