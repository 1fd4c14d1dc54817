import { z } from 'zod';
import type { ExportResult } from '../../../src/contract/exporting';
import type { ImportResult } from '../../../src/contract/importing';
import type { EngineDescription, TrainerMessage } from '../../../src/contract/trainerMessages';
import { engineNames } from '../../../src/contract/trainerMessages';
import type { BatchMetrics, EpochMetrics, Evaluation, RunFailure } from '../../../src/training/RunRecord';

const count = z.int().min(0);
/** A loss may be infinite or no number at all, and JSON writes both as null. */
const measured = z
  .custom<number | null>((value) => value === null || typeof value === 'number')
  .transform((value) => value ?? Number.NaN);
/** Absent without validation; one that is no number is as good as absent. */
const measuredOrAbsent = z
  .custom<number | null>((value) => value === null || typeof value === 'number')
  .transform((value) => (value !== null && Number.isFinite(value) ? value : null));
const words = z.string().max(20_000);

export const batchSchema = z.object({
  step: count,
  epoch: count,
  loss: measured,
  accuracy: measured,
  learningRate: z.number().optional(),
}) satisfies z.ZodType<BatchMetrics>;

export const epochSchema = z.object({
  epoch: count,
  step: count,
  loss: measured,
  accuracy: measured,
  valLoss: measuredOrAbsent,
  valAccuracy: measuredOrAbsent,
  seconds: z.number().min(0),
  imagesPerSecond: z.number().min(0),
}) satisfies z.ZodType<EpochMetrics>;

export const evaluationSchema = z.object({
  images: count,
  loss: measured,
  accuracy: measured,
  classNames: z.array(words),
  confusion: z.array(z.array(count)),
  mistakes: z.array(z.object({ index: count, actual: count, predicted: count, confidence: measured })).max(1000),
}) satisfies z.ZodType<Evaluation>;

export const failureSchema = z.object({
  code: z.string().max(100),
  message: words,
  detail: z.string().max(100_000).optional(),
}) satisfies z.ZodType<RunFailure>;

const engineSchema = z.object({
  engine: z.enum(engineNames),
  library: z.string().max(200),
  device: z.string().max(200),
  threads: count,
}) satisfies z.ZodType<EngineDescription>;

const ofRun = { runId: z.string().max(100) };
const imagesPerSecond = z.number().min(0);

const skippedSchema = z.array(z.object({ file: z.string(), reason: words }));

const exportSchema = z.object({
  folder: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: count })),
  notes: z.array(words),
}) satisfies z.ZodType<ExportResult>;

const importSchema = z.object({
  text: z.string(),
  name: words,
  format: words,
  notes: z.array(
    z.object({
      kind: z.enum(['lost', 'changed', 'left-out']),
      nodeId: z.string().nullable(),
      layer: words,
      message: words,
    }),
  ),
  weightCount: count,
}) satisfies z.ZodType<ImportResult>;

const trainerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('described'), description: engineSchema }),
  z.object({
    type: z.literal('phase'),
    ...ofRun,
    phase: z.enum(['preparing', 'loading', 'training', 'validating', 'testing', 'saving']),
    progress: z.number().min(0).max(1).nullable(),
    text: words,
  }),
  z.object({
    type: z.literal('started'),
    ...ofRun,
    engine: engineSchema,
    params: count,
    stepsPerEpoch: count,
    images: z.object({ train: count, validation: count, test: count }),
    skipped: skippedSchema,
    resumed: z.object({ step: count, epoch: count }).nullable(),
  }),
  z.object({ type: z.literal('skipped'), ...ofRun, skipped: skippedSchema }),
  z.object({ type: z.literal('checkpoint'), ...ofRun, step: count }),
  z.object({ type: z.literal('batch'), ...ofRun, imagesPerSecond, ...batchSchema.shape }),
  z.object({ type: z.literal('epoch'), ...ofRun, ...epochSchema.shape }),
  z.object({ type: z.literal('paused'), ...ofRun }),
  z.object({ type: z.literal('resumed'), ...ofRun }),
  z.object({ type: z.literal('evaluation'), ...ofRun, evaluation: evaluationSchema }),
  z.object({ type: z.literal('done'), ...ofRun, reason: z.enum(['finished', 'stopped', 'early-stopping']) }),
  z.object({ type: z.literal('failed'), runId: ofRun.runId.nullable(), failure: failureSchema }),
  z.object({ type: z.literal('predicted'), outputs: z.array(z.array(measured)) }),
  z.object({ type: z.literal('exported'), result: exportSchema }),
  z.object({ type: z.literal('imported'), result: importSchema }),
]) satisfies z.ZodType<TrainerMessage>;

/** A message of a trainer process, or null where it is none. */
export function readTrainerMessage(raw: unknown): TrainerMessage | null {
  const parsed = trainerMessageSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
