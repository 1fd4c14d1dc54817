import { testLayer } from '../testing/layerHarness';

testLayer('Input', {
  explained: [
    {
      params: {},
      inputs: [],
      output: [28, 28, 1],
      shape: ['Height: as set = 28', 'Width: as set = 28', 'Channels: as set = 1'],
      macCount: 0,
    },
    { params: { shape: [784] }, inputs: [], output: [784], shape: ['Values: as set = 784'], macCount: 0 },
    {
      params: { shape: [1, 1, 1] },
      inputs: [],
      output: [1, 1, 1],
      shape: ['Height: as set = 1', 'Width: as set = 1', 'Channels: as set = 1'],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: { shape: [100000, 100000, 3] },
      inputs: [],
      code: 'too-large',
      param: 'shape',
      received: '30,000,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'Input 1 would make 30,000,000,000 values of every image (100,000 × 100,000 × 3). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the shape to 28 × 28 × 1'],
    },
  ],
  tfjs: [{ params: {}, inputs: [], chain: [] }],
});
