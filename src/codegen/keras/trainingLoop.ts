import type { EarlyStopping, LearningRateSchedule } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';
import { pythonNumber } from '../python/pythonValue';
import { targetsOf } from './targets';
import { isScheduled, optimizerLines, scheduleLines } from './trainingParts';

/** The numbers that the other parts use by name. */
export function constantLines({ settings }: CodeInput): readonly string[] {
  const { batchSize, optimizer, schedule } = settings;
  return [
    `BATCH_SIZE = ${pythonNumber(batchSize)}`,
    ...(changesRate(schedule) ? [`LEARNING_RATE = ${pythonNumber(optimizer.learningRate)}`] : []),
  ];
}

function changesRate(schedule: LearningRateSchedule): boolean {
  return isScheduled(schedule) || schedule.type === 'reduceOnPlateau';
}

/** Functions, each behind two empty lines: `judge`, and what the loss needs. */
export function judgeLines(input: CodeInput): readonly string[] {
  const { definitions, labels } = targetsOf(input);
  return [
    ...definitions,
    '',
    '',
    'def judge(model: keras.Model, images: Images) -> tuple[float, float]:',
    '    """Return the mean loss and the accuracy on images, without learning from them."""',
    '    loss = accuracy = 0.0',
    '    for pixels, labels in batches(images, max(BATCH_SIZE, 256)):',
    '        model.reset_metrics()',
    `        result = model.test_on_batch(pixels, ${labels})`,
    '        loss += float(result[0]) * len(labels) / len(images)',
    '        accuracy += float(result[1]) * len(labels) / len(images)',
    '    return loss, accuracy',
  ];
}

/** What changes the learning rate and ends the training early, as far as it is needed; behind two empty lines each. */
export function scheduleParts(input: CodeInput): readonly string[] {
  return [...scheduleLines(input), ...plateauLines(input), ...earlyStoppingLines(input)];
}

function plateauLines({ settings: { schedule } }: CodeInput): readonly string[] {
  if (schedule.type !== 'reduceOnPlateau') return [];
  const { factor, patience, minDelta, minLearningRate } = schedule;
  return [
    '',
    '',
    'class Plateau:',
    '    """Make the learning rate smaller when the loss no longer falls."""',
    '',
    '    factor = 1.0',
    '    best: float | None = None',
    '    waited = 0',
    '',
    '    def judge(self, loss: float) -> None:',
    `        if self.best is None or loss + ${pythonNumber(minDelta)} < self.best:`,
    '            self.best, self.waited = loss, 0',
    '            return',
    '        self.waited += 1',
    `        if self.waited >= ${pythonNumber(patience)}:`,
    '            self.waited = 0',
    `            least = ${pythonNumber(minLearningRate)} / LEARNING_RATE`,
    `            reduced = max(self.factor * ${pythonNumber(factor)}, least)`,
    '            self.factor = min(self.factor, reduced)',
  ];
}

function earlyStoppingLines({ settings: { earlyStopping } }: CodeInput): readonly string[] {
  if (earlyStopping === null) return [];
  return [
    '',
    '',
    'class EarlyStopping:',
    '    """Stop when nothing gets better, and go back to the best weights."""',
    '',
    '    best = best_score = float("inf")',
    '    best_weights: list | None = None',
    '    waited = 0',
    '',
    '    def judge(self, score: float, model: keras.Model) -> bool:',
    '        """Return whether to stop; a smaller score is better."""',
    '        if score < self.best_score:',
    '            self.best_score, self.best_weights = score, model.get_weights()',
    `        if self.best - score > ${pythonNumber(earlyStopping.minDelta)}:`,
    '            self.best, self.waited = score, 0',
    '        else:',
    '            self.waited += 1',
    `        if self.waited < ${pythonNumber(earlyStopping.patience)}:`,
    '            return False',
    '        if self.best_weights is not None:',
    '            model.set_weights(self.best_weights)',
    '        return True',
  ];
}

/** Makes `optimizer`, and compiles `model` with it. */
export function compileLines(input: CodeInput): readonly string[] {
  const { loss, metric } = targetsOf(input);
  return [
    ...optimizerLines(input, 0),
    'model.compile(',
    '    optimizer=optimizer,',
    `    loss=${loss},`,
    `    metrics=[${metric}],`,
    '    jit_compile=False,',
    ')',
  ];
}

/**
 * Trains `model` on `data`, and puts the loss of every step into `losses`. `epochs` and `batchSize` are expressions;
 * `afterEpoch` sees `epoch`, `loss`, `accuracy` and, where there are validation images, `val_loss` and `val_accuracy`.
 */
export function loopLines(
  input: CodeInput,
  names: { readonly epochs: string; readonly batchSize: string; readonly afterEpoch: readonly string[] },
): readonly string[] {
  const { schedule, earlyStopping } = input.settings;
  const { epochs, batchSize, afterEpoch } = names;
  const { labels } = targetsOf(input);
  const isPlateau = schedule.type === 'reduceOnPlateau';
  return [
    'losses: list[float] = []',
    ...(isScheduled(schedule) ? [`steps_per_epoch = -(-len(data.train) // ${batchSize})`] : []),
    ...(isPlateau ? ['plateau = Plateau()'] : []),
    ...(earlyStopping === null ? [] : ['early_stopping = EarlyStopping()']),
    `for epoch in range(1, ${epochs} + 1):`,
    '    loss = accuracy = 0.0',
    `    for pixels, labels in batches(data.train, ${batchSize}, epoch):`,
    ...rateLines(schedule, epochs).map((line) => `        ${line}`),
    '        model.reset_metrics()',
    `        result = model.train_on_batch(pixels, ${labels})`,
    '        losses.append(float(result[0]))',
    '        loss += float(result[0]) * len(labels) / len(data.train)',
    '        accuracy += float(result[1]) * len(labels) / len(data.train)',
    `    line = f"Epoch {epoch}/{${epochs}}: loss {loss:.4f}, accuracy {accuracy:.4f}"`,
    '    if len(data.validation) > 0:',
    '        val_loss, val_accuracy = judge(model, data.validation)',
    '        line += f", validation loss {val_loss:.4f}, accuracy {val_accuracy:.4f}"',
    '    print(line)',
    ...afterEpoch.map((line) => `    ${line}`),
    ...(isPlateau ? plateauStep(schedule.monitor) : []),
    ...(earlyStopping === null ? [] : earlyStoppingStep(earlyStopping)),
  ];
}

function rateLines(schedule: LearningRateSchedule, epochs: string): readonly string[] {
  const isPlateau = schedule.type === 'reduceOnPlateau';
  if (!isScheduled(schedule)) return isPlateau ? ['optimizer.learning_rate = plateau.factor * LEARNING_RATE'] : [];
  return [
    `rate = learning_rate(len(losses), steps_per_epoch${schedule.type === 'cosine' ? `, ${epochs}` : ''})`,
    `optimizer.learning_rate = ${isPlateau ? 'plateau.factor * rate' : 'rate'}`,
  ];
}

function plateauStep(monitor: 'valLoss' | 'loss'): readonly string[] {
  if (monitor === 'loss') return ['    plateau.judge(loss)'];
  return ['    if len(data.validation) > 0:', '        plateau.judge(val_loss)'];
}

function earlyStoppingStep({ monitor }: EarlyStopping): readonly string[] {
  const score = monitor === 'valLoss' ? 'val_loss' : '-val_accuracy';
  return [
    `    if len(data.validation) > 0 and early_stopping.judge(${score}, model):`,
    '        print("Nothing gets better any more: these are the best weights.")',
    '        break',
  ];
}
