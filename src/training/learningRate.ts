import type { LearningRateSchedule, TrainingSettings } from './TrainingSettings';

/** Where a training stands when it asks for a learning rate. */
export type TrainingMoment = {
  /** The step that is about to be made, counted from 1. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Of the whole training: `stepsPerEpoch` times the epochs. */
  readonly totalSteps: number;
  /** What a plateau schedule has reduced the learning rate to, as a share of it (`PlateauState.factor`); 1 elsewhere. */
  readonly plateauFactor: number;
};

/**
 * The learning rate of a step. Nothing but these arguments decides it, so that a training that goes on later has the same
 * rates. Equals Keras 3's `ExponentialDecay` (with `staircase` for drops) and `CosineDecay` with a warm-up from
 * 0; as there, the count of steps done decides, so that the first step of a warm-up has the rate 0.
 */
export function learningRateAt(
  { optimizer, schedule }: Pick<TrainingSettings, 'optimizer' | 'schedule'>,
  moment: TrainingMoment,
): number {
  const { step, stepsPerEpoch, totalSteps, plateauFactor } = moment;
  const full = optimizer.learningRate * plateauFactor;
  const warmup = warmupSteps(schedule, stepsPerEpoch);
  const done = step - 1;
  if (done < warmup) return full * (done / warmup);
  return full * shareAt(schedule, { done: done - warmup, stepsPerEpoch, steps: totalSteps - warmup });
}

/** Steps in which the learning rate grows; whole ones. */
export function warmupSteps({ warmupEpochs }: LearningRateSchedule, stepsPerEpoch: number): number {
  return Math.round(warmupEpochs * stepsPerEpoch);
}

type SinceWarmup = { readonly done: number; readonly stepsPerEpoch: number; readonly steps: number };

/** The share of the full learning rate, so many steps after the warm-up. */
function shareAt(schedule: LearningRateSchedule, { done, stepsPerEpoch, steps }: SinceWarmup): number {
  switch (schedule.type) {
    case 'constant':
    case 'reduceOnPlateau':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(done / (schedule.everyEpochs * stepsPerEpoch));
    case 'exponential':
      return schedule.factor ** (done / stepsPerEpoch);
    case 'cosine': {
      const way = Math.min(done / Math.max(steps, 1), 1);
      return schedule.minimum + ((1 - schedule.minimum) * (1 + Math.cos(Math.PI * way))) / 2;
    }
  }
}
