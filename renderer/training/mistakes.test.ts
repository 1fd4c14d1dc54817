import { expect, test } from 'vitest';
import type { Evaluation } from '../../src/training/RunRecord';
import { confusions, confusionText, mistakesOf, mistakeText, recalls } from './mistakes';

const evaluation: Evaluation = {
  images: 12,
  loss: 0.5,
  accuracy: 0.75,
  classNames: ['cat', 'dog'],
  confusion: [
    [5, 1, 0],
    [2, 4, 0],
    [0, 0, 0],
  ],
  mistakes: [
    { index: 7, actual: 0, predicted: 1, confidence: 0.968 },
    { index: 3, actual: 1, predicted: 0, confidence: 0.5 },
  ],
};

test('the most frequent confusion comes first', () => {
  expect(confusions(evaluation).map((each) => confusionText(evaluation, each))).toEqual([
    'dog taken for cat: 2 images.',
    'cat taken for dog: 1 image.',
  ]);
});

test('a cell of the diagonal is not a confusion', () => {
  expect(confusionText(evaluation, { actual: 0, predicted: 0, images: 5 })).toBe('cat recognised: 5 images.');
});

test('a mistake says what it is, what it was taken for and how surely', () => {
  expect(evaluation.mistakes.map((mistake) => mistakeText(evaluation, mistake))).toEqual([
    'cat → dog, 97\u00a0%',
    'dog → cat, 50\u00a0%',
  ]);
  expect(mistakeText(evaluation, { index: 0, actual: 2, predicted: 0, confidence: 1 })).toBe('2 → cat, 100\u00a0%');
});

test('recall is of the class itself', () => expect(recalls(evaluation)).toEqual([5 / 6, 4 / 6, null]));

test('a cell lists its own mistakes, no cell lists all', () => {
  expect(mistakesOf(evaluation, { actual: 1, predicted: 0 }).map(({ index }) => index)).toEqual([3]);
  expect(mistakesOf(evaluation, { actual: 0, predicted: 0 })).toEqual([]);
  expect(mistakesOf(evaluation, null)).toHaveLength(2);
});
