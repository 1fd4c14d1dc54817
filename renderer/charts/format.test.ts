import { expect, test } from 'vitest';
import { formatDuration, formatLoss, formatMetric, formatPercent, formatRate, formatRemaining } from './format';

test.each([
  [2.3, '2.30'],
  [0.3119, '0.312'],
  [0.0004567, '4.6e-4'],
  [12.34, '12.3'],
  [1234.5, '1235'],
  [123456, '1.2e5'],
  [0, '0'],
  [Number.NaN, 'not a number'],
  [Infinity, 'infinite'],
])('loss %f reads %s', (value, text) => expect(formatLoss(value)).toBe(text));

test.each([
  [0.9712, '97.1 %'],
  [1, '100.0 %'],
  [Number.NaN, 'not a number'],
])('share %f reads %s', (share, text) => expect(formatPercent(share)).toBe(text));

test.each([
  [0.001, '0.001'],
  [0.0008712345, '0.000871'],
  [2.512e-8, '2.51e-8'],
  [0, '0'],
  [1, '1'],
  [Number.NaN, '–'],
])('learning rate %d reads %s', (rate, text) => expect(formatRate(rate)).toBe(text));

test('accuracy is a percentage, loss a number', () => {
  expect([formatMetric('loss', 0.5), formatMetric('accuracy', 0.5)]).toEqual(['0.500', '50.0 %']);
});

test.each([
  [0, '0 s'],
  [9.4, '9 s'],
  [59.7, '1 min'],
  [125, '2 min 5 s'],
  [3600, '1 h'],
  [3840, '1 h 4 min'],
  [7199, '2 h'],
])('%f seconds read %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
  [0.4, 'almost done'],
  [9.2, '9 s left'],
  [124, '2 min left'],
  [137, '2 min 20 s left'],
  [3725, '1 h 2 min left'],
])('%f seconds to go read %s', (seconds, text) => expect(formatRemaining(seconds)).toBe(text));
