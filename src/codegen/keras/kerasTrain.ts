import type { EarlyStopping, LearningRateSchedule } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';
import { pythonDocstring } from '../python/pythonText';
import { pythonNumber } from '../python/pythonValue';
import type { SourceFile } from '../SourceFile';
import { plain } from './kerasModel';
import { targetsOf } from './targets';
import { isScheduled, optimizerLines, scheduleLines } from './trainingParts';

/** `train.py`: the training of the app, step for step, with only the parts that these settings need. */
export function kerasTrain(input: CodeInput): SourceFile {
  const texts = [
    ...headLines(input),
    ...judgeLines(input),
    ...scheduleLines(input),
    ...plateauLines(input),
    ...earlyStoppingLines(input),
    ...mainLines(input),
  ];
  return { path: 'train.py', lines: texts.map(plain) };
}

function headLines(input: CodeInput): readonly string[] {
  const { name, settings } = input;
  const { schedule, optimizer, batchSize, epochs } = settings;
  const title = name.trim() === '' ? 'the network' : name;
  const needsNumPy = targetsOf(input).definitions.length > 0;
  return [
    pythonDocstring('Train ', title, ' with the settings that it was made with.', 0),
    '',
    'import argparse',
    'import json',
    ...(schedule.type === 'cosine' ? ['import math'] : []),
    'from pathlib import Path',
    '',
    'import keras',
    ...(needsNumPy ? ['import numpy as np'] : []),
    '',
    'from data import SEED, Images, batches, load_data',
    'from model import WEIGHTS, build_model',
    '',
    `BATCH_SIZE = ${pythonNumber(batchSize)}`,
    `EPOCHS = ${pythonNumber(epochs)}`,
    ...(changesRate(schedule) ? [`LEARNING_RATE = ${pythonNumber(optimizer.learningRate)}`] : []),
  ];
}

function changesRate(schedule: LearningRateSchedule): boolean {
  return isScheduled(schedule) || schedule.type === 'reduceOnPlateau';
}

function judgeLines(input: CodeInput): readonly string[] {
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

function mainLines(input: CodeInput): readonly string[] {
  const { loss, metric, labels } = targetsOf(input);
  const { schedule, earlyStopping } = input.settings;
  const isPlateau = schedule.type === 'reduceOnPlateau';
  return [
    '',
    '',
    'def main() -> None:',
    '    parser = argparse.ArgumentParser(description=__doc__)',
    '    parser.add_argument("--data", help="folder of the images")',
    '    parser.add_argument("--epochs", type=int, default=EPOCHS)',
    '    parser.add_argument("--batch-size", type=int, default=BATCH_SIZE)',
    '    parser.add_argument(',
    '        "--from-weights",',
    '        nargs="?",',
    '        const=WEIGHTS,',
    '        type=Path,',
    '        help="begin with the weights in this file, by default those beside the model",',
    '    )',
    '    parser.add_argument(',
    '        "--out",',
    '        type=Path,',
    '        default=Path("trained.weights.h5"),',
    '        help="file for the trained weights; its name ends in .weights.h5",',
    '    )',
    '    parser.add_argument(',
    '        "--losses", type=Path, help="JSON file for the loss of every step"',
    '    )',
    '    args = parser.parse_args()',
    '    if not args.out.name.endswith(".weights.h5"):',
    '        parser.error("the name of --out has to end in .weights.h5")',
    '',
    '    keras.utils.set_random_seed(SEED)',
    '    data = load_data(args.data)',
    '    model = build_model()',
    '    if args.from_weights is not None:',
    '        model.load_weights(args.from_weights)',
    ...optimizerLines(input, 1),
    '    model.compile(',
    '        optimizer=optimizer,',
    `        loss=${loss},`,
    `        metrics=[${metric}],`,
    '        jit_compile=False,',
    '    )',
    '',
    '    losses: list[float] = []',
    ...(isScheduled(schedule) ? ['    steps_per_epoch = -(-len(data.train) // args.batch_size)'] : []),
    ...(isPlateau ? ['    plateau = Plateau()'] : []),
    ...(earlyStopping === null ? [] : ['    early_stopping = EarlyStopping()']),
    '    for epoch in range(1, args.epochs + 1):',
    '        loss = accuracy = 0.0',
    '        for pixels, labels in batches(data.train, args.batch_size, epoch):',
    ...rateLines(schedule).map((line) => `            ${line}`),
    '            model.reset_metrics()',
    `            result = model.train_on_batch(pixels, ${labels})`,
    '            losses.append(float(result[0]))',
    '            loss += float(result[0]) * len(labels) / len(data.train)',
    '            accuracy += float(result[1]) * len(labels) / len(data.train)',
    '        line = f"Epoch {epoch}/{args.epochs}: loss {loss:.4f}, accuracy {accuracy:.4f}"',
    '        if len(data.validation) > 0:',
    '            val_loss, val_accuracy = judge(model, data.validation)',
    '            line += f", validation loss {val_loss:.4f}, accuracy {val_accuracy:.4f}"',
    '        print(line)',
    ...(isPlateau ? plateauStep(schedule.monitor) : []),
    ...(earlyStopping === null ? [] : earlyStoppingStep(earlyStopping)),
    '',
    '    model.save_weights(args.out)',
    '    print(f"The weights are in {args.out}.")',
    '    if args.losses is not None:',
    '        args.losses.write_text(json.dumps(losses))',
    '    if len(data.test) > 0:',
    '        test_loss, test_accuracy = judge(model, data.test)',
    '        print(f"Test: loss {test_loss:.4f}, accuracy {test_accuracy:.4f}")',
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
  ];
}

function rateLines(schedule: LearningRateSchedule): readonly string[] {
  const isPlateau = schedule.type === 'reduceOnPlateau';
  if (!isScheduled(schedule)) return isPlateau ? ['optimizer.learning_rate = plateau.factor * LEARNING_RATE'] : [];
  return [
    `rate = learning_rate(len(losses), steps_per_epoch${schedule.type === 'cosine' ? ', args.epochs' : ''})`,
    `optimizer.learning_rate = ${isPlateau ? 'plateau.factor * rate' : 'rate'}`,
  ];
}

function plateauStep(monitor: 'valLoss' | 'loss'): readonly string[] {
  if (monitor === 'loss') return ['        plateau.judge(loss)'];
  return ['        if len(data.validation) > 0:', '            plateau.judge(val_loss)'];
}

function earlyStoppingStep({ monitor }: EarlyStopping): readonly string[] {
  const score = monitor === 'valLoss' ? 'val_loss' : '-val_accuracy';
  return [
    `        if len(data.validation) > 0 and early_stopping.judge(${score}, model):`,
    '            print("Nothing gets better any more: these are the best weights.")',
    '            break',
  ];
}
