import type { CodeInput } from '../CodeInput';
import { pythonDocstring } from '../python/pythonText';
import { pythonNumber } from '../python/pythonValue';
import type { SourceFile } from '../SourceFile';
import { plain } from './kerasModel';
import { targetsOf } from './targets';
import { compileLines, constantLines, judgeLines, loopLines, scheduleParts } from './trainingLoop';

/** `train.py`: the training of the app, step for step, with only the parts that these settings need. */
export function kerasTrain(input: CodeInput): SourceFile {
  const texts = [...headLines(input), ...judgeLines(input), ...scheduleParts(input), ...mainLines(input)];
  return { path: 'train.py', lines: texts.map(plain) };
}

function headLines(input: CodeInput): readonly string[] {
  const { name, settings } = input;
  const title = name.trim() === '' ? 'the network' : name;
  const needsNumPy = targetsOf(input).definitions.length > 0;
  return [
    pythonDocstring('Train ', title, ' with the settings that it was made with.', 0),
    '',
    'import argparse',
    'import json',
    ...(settings.schedule.type === 'cosine' ? ['import math'] : []),
    'from pathlib import Path',
    '',
    'import keras',
    ...(needsNumPy ? ['import numpy as np'] : []),
    '',
    'from data import SEED, Images, batches, load_data',
    'from model import WEIGHTS, build_model',
    '',
    `EPOCHS = ${pythonNumber(settings.epochs)}`,
    ...constantLines(input),
  ];
}

function mainLines(input: CodeInput): readonly string[] {
  return [
    '',
    '',
    'def main() -> None:',
    '    parser = argparse.ArgumentParser(description="Train the network.")',
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
    ...compileLines(input).map(indented),
    '',
    ...loopLines(input, { epochs: 'args.epochs', batchSize: 'args.batch_size', afterEpoch: [] }).map(indented),
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

function indented(line: string): string {
  return line === '' ? '' : `    ${line}`;
}
