import { expect, it } from 'vitest';
import { findLayer } from '../registry';
import { testLayer } from '../testing/layerHarness';

testLayer('Normalization', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [[9, 7, 3]],
      output: [9, 7, 3],
      shape: ['Height: unchanged = 9', 'Width: unchanged = 7', 'Channels: unchanged = 3'],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: { mean: [1, 2] },
      inputs: [[9, 7, 3]],
      code: 'normalization-channels',
      param: 'mean',
      received: '2 numbers',
      expected: '1 or 3 numbers',
      message: 'Normalization 1 has 2 numbers for “Mean”, but its input has 3 channels. Give 1 or 3 numbers.',
      suggestions: ['Give “Mean” 3 numbers', 'Use the default for “Mean”'],
    },
    {
      params: { variance: [1, 2, 3, 4] },
      inputs: [[9, 7, 3]],
      code: 'normalization-channels',
      param: 'variance',
      received: '4 numbers',
      expected: '1 or 3 numbers',
      message: 'Normalization 1 has 4 numbers for “Variance”, but its input has 3 channels. Give 1 or 3 numbers.',
      suggestions: ['Give “Variance” 3 numbers', 'Use the default for “Variance”'],
    },
  ],
  tfjs: [
    {
      params: { mean: [1, 2, 3], variance: 2 },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasNormalization', config: { mean: [1, 2, 3], variance: [2] } }],
    },
  ],
});

it.each([
  [
    { mean: [0.5], variance: [0.25] },
    { scale: [2], offset: [-1] },
  ],
  [
    { mean: [1, 2], variance: [4] },
    { scale: [0.5], offset: [-0.5, -1] },
  ],
  [
    { mean: [1], variance: [4, 16] },
    { scale: [0.5, 0.25], offset: [-0.5, -0.25] },
  ],
  [
    { mean: [0], variance: [0] },
    { scale: [1e7], offset: [0] },
  ],
])('%j scales by %j', (params, scaling) => {
  const found = findLayer('Normalization')?.scaling?.(params);
  expect(found?.scale).toHaveLength(scaling.scale.length);
  for (const [channel, value] of scaling.scale.entries()) expect(found?.scale[channel]).toBeCloseTo(value, 5);
  expect(found?.offset).toHaveLength(scaling.offset.length);
  for (const [channel, value] of scaling.offset.entries()) expect(found?.offset[channel]).toBeCloseTo(value, 10);
});
