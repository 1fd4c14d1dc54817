import { testLayer } from '../testing/layerHarness';

testLayer('BatchNormalization', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [[4, 5, 16]],
      output: [4, 5, 16],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 16'],
      paramFormula: '4 · 16 = 64',
      macCount: 0,
    },
    {
      params: { center: false },
      inputs: [[6]],
      output: [6],
      shape: ['Values: unchanged = 6'],
      paramFormula: '3 · 6 = 18',
      macCount: 0,
    },
    {
      params: { center: false, scale: false },
      inputs: [[1, 1, 1200]],
      output: [1, 1, 1200],
      shape: ['Height: unchanged = 1', 'Width: unchanged = 1', 'Channels: unchanged = 1,200'],
      paramFormula: '2 · 1,200 = 2,400',
      macCount: 0,
    },
  ],
  tfjs: [
    {
      params: { momentum: 0.9 },
      inputs: [[9, 7, 3]],
      chain: [
        { className: 'BatchNormalization', config: { momentum: 0.9, epsilon: 0.001, center: true, scale: true } },
      ],
    },
    {
      params: { scale: false },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ConvCanvasBatchNormalization',
          config: { momentum: 0.99, epsilon: 0.001, center: true, scale: false },
        },
      ],
    },
    {
      params: { center: false },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ConvCanvasBatchNormalization',
          config: { momentum: 0.99, epsilon: 0.001, center: false, scale: true },
        },
      ],
    },
    {
      params: {},
      inputs: [[2, 3, 2, 2]],
      chain: [
        {
          className: 'ConvCanvasBatchNormalization',
          config: { momentum: 0.99, epsilon: 0.001, center: true, scale: true },
        },
      ],
    },
  ],
});
