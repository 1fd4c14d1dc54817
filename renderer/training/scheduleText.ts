import { warmupSteps } from '../../src/training/learningRate';
import type { TrainingSettings } from '../../src/training/TrainingSettings';
import { formatPercent, formatRate } from '../charts/format';
import { scheduleCurve } from './scheduleCurve';

type Settings = Pick<TrainingSettings, 'optimizer' | 'schedule' | 'epochs' | 'validationSplit'>;

/** What the schedule does to the learning rate, in a sentence with its numbers. */
export function scheduleSentence(settings: Settings, stepsPerEpoch: number): string {
  const { optimizer, schedule } = settings;
  const rate = formatRate(optimizer.learningRate);
  const course = courseText(settings, stepsPerEpoch);
  if (warmupSteps(schedule, stepsPerEpoch) === 0) return `The learning rate ${course}.`;
  return `The learning rate grows from 0 to ${rate} in the first ${epochsText(schedule.warmupEpochs)}, then ${course}.`;
}

/** What about the schedule will not work as it seems to; null where nothing is wrong. */
export function scheduleNote({ schedule, epochs, validationSplit }: Settings): string | null {
  const left = epochs - schedule.warmupEpochs;
  if (left <= 0) {
    return `The warm-up lasts as long as the training of ${countText(epochs)}, so the full learning rate is never reached. Shorten it, or train longer.`;
  }
  if (schedule.type === 'step' && schedule.everyEpochs >= left) {
    return `In ${countText(epochs)} there is no drop. Let it drop after fewer epochs, or train longer.`;
  }
  if (schedule.type !== 'reduceOnPlateau') return null;
  if (schedule.monitor === 'valLoss' && validationSplit === 0) {
    return 'No images are kept for validation, so there is no validation loss to watch. Watch the training loss, or raise the validation share.';
  }
  // The first epoch always improves, and after the last one nothing is left to learn.
  if (schedule.patience >= epochs - 1) {
    return `In ${countText(epochs)} it cannot be reduced. Be less patient, or train longer.`;
  }
  return null;
}

function courseText(settings: Settings, stepsPerEpoch: number): string {
  const { schedule, optimizer } = settings;
  const last = scheduleCurve(settings, stepsPerEpoch).at(-1)?.rate ?? optimizer.learningRate;
  switch (schedule.type) {
    case 'constant':
      return `stays at ${formatRate(optimizer.learningRate)}`;
    case 'step':
      return `is multiplied by ${schedule.factor} after every ${epochsText(schedule.everyEpochs)} and ends at ${formatRate(last)}`;
    case 'exponential':
      return `shrinks by ${formatPercent(1 - schedule.factor, 0)} an epoch, a little after each batch, and ends at ${formatRate(last)}`;
    case 'cosine':
      return `falls smoothly to ${formatRate(schedule.minimum * optimizer.learningRate)} at the end`;
    case 'reduceOnPlateau': {
      const loss = schedule.monitor === 'valLoss' ? 'validation loss' : 'training loss';
      const patience = countText(schedule.patience);
      return `is multiplied by ${schedule.factor} whenever the ${loss} has not fallen for ${patience}. When that happens cannot be known ahead: the line is the most that it can be`;
    }
  }
}

/** "epoch", "0.5 epochs", "3 epochs": after "the first" and "every". */
function epochsText(epochs: number): string {
  return epochs === 1 ? 'epoch' : countText(epochs);
}

function countText(epochs: number): string {
  return epochs === 1 ? '1 epoch' : `${epochs} epochs`;
}
