import { expect, it } from 'vitest';
import { findLayer } from '../registry';
import { testLayer } from '../testing/layerHarness';

testLayer('Rescaling', {
  details: [
    { params: { scale: 0.00392156862745098 }, detail: '× 0.003922' },
    { params: { scale: 2, offset: -1 }, detail: '× 2 - 1' },
    { params: { scale: [1, 2, 3] }, detail: '× 1, 2, 3' },
  ],
  explained: [
    {
      params: { scale: [1, 2, 3] },
      inputs: [[9, 7, 3]],
      output: [9, 7, 3],
      shape: ['Height: unchanged = 9', 'Width: unchanged = 7', 'Channels: unchanged = 3'],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: { scale: [1, 2] },
      inputs: [[9, 7, 3]],
      code: 'rescaling-channels',
      param: 'scale',
      received: '2 numbers',
      expected: '1 or 3 numbers',
      message: 'Rescaling 1 has 2 numbers for “Scale”, but its input has 3 channels. Give 1 or 3 numbers.',
      suggestions: ['Give “Scale” 3 numbers', 'Use the default for “Scale”'],
    },
    {
      params: { offset: [1, 2] },
      inputs: [[4, 4, 1]],
      code: 'rescaling-channels',
      param: 'offset',
      received: '2 numbers',
      expected: '1 number',
      message: 'Rescaling 1 has 2 numbers for “Offset”, but its input has 1 channel. Give 1 number.',
      suggestions: ['Set “Offset” to 1', 'Use the default for “Offset”'],
    },
    {
      params: { scale: [1, 2, 3] },
      inputs: [[2]],
      code: 'rescaling-channels',
      param: 'scale',
      received: '3 numbers',
      expected: '1 or 2 numbers',
      message: 'Rescaling 1 has 3 numbers for “Scale”, but its input has 2 values. Give 1 or 2 numbers.',
      suggestions: ['Give “Scale” 2 numbers', 'Use the default for “Scale”'],
    },
  ],
  tfjs: [
    {
      params: { scale: 0.5 },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasRescaling', config: { scale: 0.5, offset: 0 } }],
    },
    {
      params: { scale: [1, 2, 3], offset: [1] },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasRescaling', config: { scale: [1, 2, 3], offset: 1 } }],
    },
  ],
});

it('says what it multiplies by and adds', () => {
  const params = { scale: [2, 3], offset: [-1] };
  expect(findLayer('Rescaling')?.scaling?.(params)).toEqual(params);
});
