import { describe, expect, test } from 'vitest';
import type { EpochMetrics, Evaluation } from '../../src/training/RunRecord';
import { defaultTraining } from '../../src/training/resolveTraining';
import { type Course, diagnoseTraining } from './doctor';

type Row = readonly [loss: number, accuracy: number, valLoss?: number, valAccuracy?: number];

const epochs = (rows: readonly Row[]): readonly EpochMetrics[] =>
  rows.map(([loss, accuracy, valLoss = null, valAccuracy = null], index) => ({
    epoch: index + 1,
    step: (index + 1) * 10,
    loss,
    accuracy,
    valLoss,
    valAccuracy,
    seconds: 1,
    imagesPerSecond: 1,
  }));
const evaluation = (classes: number): Evaluation => ({
  images: 100,
  loss: 0.1,
  accuracy: 0.97,
  classNames: Array.from({ length: classes }, (_, index) => String(index)),
  confusion: [],
  mistakes: [],
});
const course = (rows: readonly Row[], changed: Partial<Course> = {}): Course => ({
  epochs: epochs(rows),
  firstLoss: 2.3,
  settings: defaultTraining,
  evaluation: null,
  failure: null,
  ended: true,
  ...changed,
});
const codes = (given: Course) => diagnoseTraining(given).map((advice) => advice.code);

const fallingThenRising: readonly Row[] = [
  [0.5, 0.85, 0.45, 0.86],
  [0.3, 0.91, 0.4, 0.88],
  [0.2, 0.94, 0.44, 0.88],
  [0.1, 0.97, 0.55, 0.87],
];

test.each([
  { name: 'before the first epoch', given: course([]), expected: [] },
  {
    name: 'a good run',
    given: course([
      [0.3, 0.91, 0.25, 0.93],
      [0.2, 0.95, 0.25, 0.94],
    ]),
    expected: ['fine'],
  },
  { name: 'a good run that goes on', given: course([[0.3, 0.91]], { ended: false }), expected: [] },
  { name: 'validation rises while training falls', given: course(fallingThenRising), expected: ['overfitting'] },
  {
    name: 'validation rises, and so does training',
    given: course([
      [0.2, 0.95, 0.3, 0.9],
      [0.2, 0.95, 0.33, 0.9],
      [0.21, 0.95, 0.34, 0.9],
    ]),
    expected: ['fine'],
  },
  { name: 'validation rose for one epoch only', given: course(fallingThenRising.slice(0, 3)), expected: ['fine'] },
  { name: 'much better on training images', given: course([[0.1, 0.97, 0.5, 0.85]]), expected: ['gap'] },
  {
    name: 'no validation images',
    given: course([
      [0.3, 0.9],
      [0.2, 0.95],
    ]),
    expected: ['fine'],
  },
  { name: 'guessing', given: course([[2.3, 0.11]], { evaluation: evaluation(10) }), expected: ['guessing'] },
  {
    name: 'two classes, better than guessing',
    given: course([[0.3, 0.9]], { evaluation: evaluation(2) }),
    expected: ['fine'],
  },
  {
    name: 'training loss jumps',
    given: course([
      [0.5, 0.85],
      [0.9, 0.7],
      [0.4, 0.9],
    ]),
    expected: ['rate-too-high'],
  },
  {
    name: 'hardly moves',
    given: course([
      [2.29, 0.2],
      [2.25, 0.25],
    ]),
    expected: ['rate-too-low'],
  },
  {
    name: 'comes to rest too early',
    given: course([
      [1.2, 0.6],
      [1.1, 0.62],
      [1.095, 0.62],
      [1.09, 0.62],
    ]),
    expected: ['underfitting'],
  },
  {
    name: 'still improving',
    given: course([
      [0.5, 0.8, 0.5, 0.8],
      [0.4, 0.85, 0.42, 0.84],
    ]),
    expected: ['still-improving'],
  },
  {
    name: 'the same, but not at the end',
    given: course(
      [
        [0.5, 0.8, 0.5, 0.8],
        [0.4, 0.85, 0.42, 0.84],
      ],
      { ended: false },
    ),
    expected: [],
  },
  { name: 'diverged', given: course([], { failure: { code: 'diverged', message: 'NaN' } }), expected: ['diverged'] },
  { name: 'failed otherwise', given: course([], { failure: { code: 'disk-full', message: 'full' } }), expected: [] },
])('$name: $expected', ({ given, expected }) => expect(codes(given)).toEqual(expected));

describe('advice carries its numbers', () => {
  test.each([
    {
      given: course(fallingThenRising),
      text: 'Validation loss was lowest in epoch 2 (0.400) and is 0.550 now, while training loss fell from 0.300 to 0.100: it learns the training images by heart. To help, switch on early stopping, add dropout, or use more images.',
    },
    {
      given: course([], { failure: { code: 'diverged', message: 'NaN' } }),
      text: 'With a learning rate of 0.001 the steps became larger and larger. Try 0.0001; if that does not help, add batch normalization or scale the images to 0 to 1.',
    },
    {
      given: course([[2.3, 0.11]], { evaluation: evaluation(10) }),
      text: 'Training accuracy is 11.0 % after 1 epoch; guessing among 10 classes gives 10.0 %. Try another learning rate than 0.001, and check that the last layer has one output a class.',
    },
  ])('$text', ({ given, text }) => expect(diagnoseTraining(given)[0]?.text).toBe(text));
});
