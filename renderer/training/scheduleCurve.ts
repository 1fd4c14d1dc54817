import { learningRateAt } from '../../src/training/learningRate';
import type { TrainingSettings } from '../../src/training/TrainingSettings';

/** What decides the learning rate of every step. */
export type ScheduleSettings = Pick<TrainingSettings, 'optimizer' | 'schedule' | 'epochs'>;

/** The learning rate at a place on the axis of epochs. */
export type RatePoint = { readonly epoch: number; readonly rate: number };

/** More points than the drawing is wide would not be seen. */
const mostPoints = 300;

/**
 * The learning rate over the training, first and last step included. What a plateau would reduce is not known ahead, and
 * left out: the most that the rate can be.
 */
export function scheduleCurve(settings: ScheduleSettings, stepsPerEpoch: number): readonly RatePoint[] {
  const totalSteps = stepsPerEpoch * settings.epochs;
  const points = Math.min(totalSteps, mostPoints);
  return Array.from({ length: points }, (_, index): RatePoint => {
    const done = points === 1 ? 0 : Math.round((index * (totalSteps - 1)) / (points - 1));
    const moment = { step: done + 1, stepsPerEpoch, totalSteps, plateauFactor: 1 };
    return { epoch: done / stepsPerEpoch, rate: learningRateAt(settings, moment) };
  });
}

/**
 * The curve as an SVG path in a box of this size, 0 at the bottom and the highest rate at the top. Each rate holds until
 * the next step, so drops are upright.
 */
export function curvePath(
  points: readonly RatePoint[],
  { epochs, width, height }: { readonly epochs: number; readonly width: number; readonly height: number },
): string {
  const highest = highestRate(points);
  const x = (epoch: number) => round((epoch / epochs) * width);
  const y = ({ rate }: RatePoint) => round(height - (highest === 0 ? 0 : (rate / highest) * height));
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const steps = rest.map((point) => `H${x(point.epoch)}V${y(point)}`);
  return `M${x(first.epoch)} ${y(first)}${steps.join('')}H${round(width)}`;
}

export function highestRate(points: readonly RatePoint[]): number {
  return points.reduce((most, { rate }) => Math.max(most, rate), 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
