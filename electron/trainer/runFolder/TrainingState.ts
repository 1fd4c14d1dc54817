import { z } from 'zod';

const count = z.int().min(0);
/** JSON writes a number that is none as null. */
const measured = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

/** Where a training stands between two steps: with weights and optimizer state, all that the next step depends on. */
export const trainingStateSchema = z.object({
  /** Steps done. */
  step: count,
  /** The epoch of the next step, counted from 1, and how many images of its order were taken. */
  epoch: z.int().min(1),
  position: count,
  /** Sums over the images of this epoch so far, and the time that they took. */
  sums: z.object({ images: count, loss: measured, accuracy: measured, seconds: z.number().min(0) }),
  /** What it learns from: with other images the order would be another. */
  data: z.object({ trainImages: count, fingerprint: z.string() }),
  /** The first and the last loss that was finite. */
  losses: z.object({ first: z.number().nullable(), last: z.number().nullable() }),
  /** `EarlyStoppingState` and `PlateauState`. */
  earlyStopping: z.object({ best: z.number().nullable(), bestEpoch: count, waited: count }),
  plateau: z.object({ best: z.number().nullable(), waited: count, factor: z.number() }),
  /** Why early stopping ended the training, in a sentence. */
  earlyStop: z.string().nullable(),
  /** Of the epoch whose weights are kept as the best; smaller is better. */
  bestScore: z.number().nullable(),
});
export type TrainingState = z.output<typeof trainingStateSchema>;
