/** Means over an epoch; validation is null without validation data. */
export type EpochMetrics = {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
};
