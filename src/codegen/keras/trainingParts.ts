import type { GradientClipping, LearningRateSchedule, OptimizerSettings } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';
import { pythonNumber } from '../python/pythonValue';
import { wrapStatement } from '../python/wrapStatement';

/** `optimizer = keras.optimizers.Adam(...)` with all its numbers, as lines at this depth. */
export function optimizerLines({ settings }: CodeInput, depth: number): readonly string[] {
  const { optimizer, gradientClipping } = settings;
  const numbers = {
    learning_rate: optimizer.learningRate,
    ...optimizerNumbers(optimizer),
    ...clipping(gradientClipping),
  };
  const items = Object.entries(numbers).map(([name, value]) => `${name}=${literal(value)}`);
  return wrapStatement(`optimizer = keras.optimizers.${optimizerClass(optimizer)}(${items.join(', ')})`, depth);
}

function literal(value: number | boolean): string {
  return typeof value === 'number' ? pythonNumber(value) : value ? 'True' : 'False';
}

function optimizerClass({ type }: OptimizerSettings): string {
  switch (type) {
    case 'sgd':
      return 'SGD';
    case 'adam':
      return 'Adam';
    case 'adamw':
      return 'AdamW';
    case 'rmsprop':
      return 'RMSprop';
    case 'adagrad':
      return 'Adagrad';
  }
}

/** All but the learning rate, by Keras' names. */
function optimizerNumbers(optimizer: OptimizerSettings): { readonly [name: string]: number | boolean } {
  switch (optimizer.type) {
    case 'sgd':
      return { momentum: optimizer.momentum, nesterov: optimizer.nesterov };
    case 'adam':
      return { beta_1: optimizer.beta1, beta_2: optimizer.beta2, epsilon: optimizer.epsilon };
    case 'adamw': {
      const { weightDecay, beta1, beta2, epsilon } = optimizer;
      return { weight_decay: weightDecay, beta_1: beta1, beta_2: beta2, epsilon };
    }
    case 'rmsprop':
      return { rho: optimizer.rho, momentum: optimizer.momentum, epsilon: optimizer.epsilon };
    case 'adagrad':
      return { initial_accumulator_value: optimizer.initialAccumulatorValue, epsilon: optimizer.epsilon };
  }
}

function clipping(settings: GradientClipping | null): { readonly [name: string]: number } {
  if (settings === null) return {};
  const names = { value: 'clipvalue', norm: 'clipnorm', globalNorm: 'global_clipnorm' } as const;
  return { [names[settings.type]]: settings.limit };
}

/** Whether the learning rate changes from step to step. */
export function isScheduled({ type, warmupEpochs }: LearningRateSchedule): boolean {
  return warmupEpochs > 0 || (type !== 'constant' && type !== 'reduceOnPlateau');
}

/** The function `learning_rate(done, steps_per_epoch)`; nothing where it never changes from step to step. */
export function scheduleLines({ settings }: CodeInput): readonly string[] {
  const { schedule } = settings;
  if (!isScheduled(schedule)) return [];
  const { warmupEpochs } = schedule;
  const warmup = [
    `    warmup = int(${pythonNumber(warmupEpochs)} * steps_per_epoch + 0.5)`,
    '    if done < warmup:',
    '        return LEARNING_RATE * done / warmup',
  ];
  return [
    '',
    '',
    `def learning_rate(done: int, steps_per_epoch: int${schedule.type === 'cosine' ? ', epochs: int' : ''}) -> float:`,
    '    """Return the learning rate after so many steps."""',
    ...(warmupEpochs > 0 ? warmup : []),
    ...shareLines(schedule),
  ];
}

function shareLines(schedule: LearningRateSchedule): readonly string[] {
  const since = schedule.warmupEpochs > 0 ? '(done - warmup)' : 'done';
  switch (schedule.type) {
    case 'constant':
    case 'reduceOnPlateau':
      return ['    return LEARNING_RATE'];
    case 'step': {
      const every =
        schedule.everyEpochs === 1 ? 'steps_per_epoch' : `(${pythonNumber(schedule.everyEpochs)} * steps_per_epoch)`;
      return [
        `    drops = int(${since} // ${every})`,
        `    return LEARNING_RATE * ${pythonNumber(schedule.factor)}**drops`,
      ];
    }
    case 'exponential':
      return [
        `    epochs_done = ${since} / steps_per_epoch`,
        `    return LEARNING_RATE * ${pythonNumber(schedule.factor)}**epochs_done`,
      ];
    case 'cosine': {
      const steps = schedule.warmupEpochs > 0 ? 'steps_per_epoch * epochs - warmup' : 'steps_per_epoch * epochs';
      const least = pythonNumber(schedule.minimum);
      return [
        `    way = min(${since} / max(${steps}, 1), 1.0)`,
        '    wave = (1 + math.cos(math.pi * way)) / 2',
        schedule.minimum === 0
          ? '    return LEARNING_RATE * wave'
          : `    return LEARNING_RATE * (${least} + (1 - ${least}) * wave)`,
      ];
    }
  }
}
