import type { EpochMetrics } from '../../src/training/RunRecord';

/** Where a run stands. */
export type Standing = {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly batchSize: number;
  /** The last step that was taken, from 1; 0 before the first. */
  readonly step: number;
  /** Images a second of the last batches; 0 where it is not known. */
  readonly imagesPerSecond: number;
  readonly ended: readonly EpochMetrics[];
};

/** The epoch and the batch in it, both from 1, of the last step; null before the first. */
export function placeOf({ step, stepsPerEpoch }: Standing): { readonly epoch: number; readonly batch: number } | null {
  if (step < 1 || stepsPerEpoch < 1) return null;
  const epoch = Math.ceil(step / stepsPerEpoch);
  return { epoch, batch: step - (epoch - 1) * stepsPerEpoch };
}

/** Share of all training steps that is done, 0 to 1; null where it is not known. */
export function shareDone({ step, stepsPerEpoch, epochs }: Standing): number | null {
  return stepsPerEpoch < 1 ? null : Math.min(1, step / (stepsPerEpoch * epochs));
}

/**
 * Seconds until the last epoch ends; null while nothing was measured. By the time that the last whole epoch learnt;
 * in the first epoch by the speed of its batches.
 */
export function secondsLeft(standing: Standing): number | null {
  const { epochs, stepsPerEpoch, batchSize, step, imagesPerSecond, ended } = standing;
  if (stepsPerEpoch < 1) return null;
  const steps = Math.max(0, stepsPerEpoch * epochs - step);
  const whole = ended.at(-1);
  if (whole !== undefined && whole.seconds > 0) return (steps / stepsPerEpoch) * whole.seconds;
  return imagesPerSecond > 0 ? (steps * batchSize) / imagesPerSecond : null;
}
