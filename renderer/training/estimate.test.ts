import { expect, test } from 'vitest';
import { placeOf, type Standing, secondsLeft, shareDone } from './estimate';

const standing = (changed: Partial<Standing>): Standing => ({
  epochs: 3,
  stepsPerEpoch: 100,
  batchSize: 10,
  step: 0,
  imagesPerSecond: 0,
  ended: [],
  ...changed,
});
const epoch = { epoch: 1, step: 100, loss: 1, accuracy: 1, valLoss: 1, valAccuracy: 1, seconds: 8, imagesPerSecond: 1 };

test.each([
  [0, null],
  [1, { epoch: 1, batch: 1 }],
  [100, { epoch: 1, batch: 100 }],
  [101, { epoch: 2, batch: 1 }],
  [300, { epoch: 3, batch: 100 }],
])('step %i is %j', (step, place) => expect(placeOf(standing({ step }))).toEqual(place));

test.each([
  { name: 'nothing measured', given: { step: 50 }, expected: null },
  { name: 'first epoch: by the speed of its batches', given: { step: 50, imagesPerSecond: 500 }, expected: 5 },
  {
    name: 'later: by the last epoch',
    given: { step: 150, imagesPerSecond: 500, ended: [epoch] },
    expected: 12,
  },
  { name: 'at the end', given: { step: 300, imagesPerSecond: 500 }, expected: 0 },
  { name: 'length of an epoch unknown', given: { stepsPerEpoch: 0, imagesPerSecond: 5 }, expected: null },
])('time left, $name: $expected', ({ given, expected }) => expect(secondsLeft(standing(given))).toBe(expected));

test('share done', () => {
  expect([0, 150, 300, 310].map((step) => shareDone(standing({ step })))).toEqual([0, 0.5, 1, 1]);
  expect(shareDone(standing({ stepsPerEpoch: 0 }))).toBeNull();
});
