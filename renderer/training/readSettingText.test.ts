import { expect, test } from 'vitest';
import { optimizerSpecs, settingSpecs } from '../../src/training/settingsTable';
import { readSettingText, settingText } from './readSettingText';

const rate = optimizerSpecs.adam.params.learningRate;

test.each([
  [settingSpecs.epochs, '12', 12],
  [settingSpecs.epochs, ' 7 ', 7],
  [settingSpecs.epochs, '1,000', 1000],
  [rate, '1e-3', 0.001],
  [rate, '0,01', 0.01],
  [rate, '0,001', 0.001],
  [settingSpecs.limit, '', null],
  [settingSpecs.limit, '2,000', 2000],
])('%o reads %j as %j', (spec, text, value) => expect(readSettingText(spec, text)).toEqual({ ok: true, value }));

test.each([
  [settingSpecs.epochs, '', 'Epochs must be a whole number from 1 to 10000.'],
  [settingSpecs.epochs, '2.5', 'Epochs must be a whole number from 1 to 10000.'],
  [settingSpecs.epochs, 'many', 'Epochs must be a whole number from 1 to 10000.'],
  [settingSpecs.validationSplit, '1', 'Validation share must be a number from 0 and below 1.'],
  [rate, 'Infinity', 'Learning rate must be a number above 0'],
])('%o refuses %j', (spec, text, message) => {
  expect(readSettingText(spec, text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
});

test('a value is shown as it can be typed', () => {
  expect([3, 0.001, null].map(settingText)).toEqual(['3', '0.001', '']);
});
