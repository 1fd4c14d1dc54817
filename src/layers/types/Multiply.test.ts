import { testLayer } from '../testing/layerHarness';

testLayer('Multiply', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [
        [8, 8, 16],
        [1, 1, 16],
      ],
      output: [8, 8, 16],
      shape: [
        'Height: 8 and 1: 1 is stretched = 8',
        'Width: 8 and 1: 1 is stretched = 8',
        'Channels: the same in all inputs = 16',
      ],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: {},
      inputs: [[30, 30, 16], [32]],
      code: 'merge-shapes',
      received: '30 × 30 × 16 and 32',
      expected: 'equal sizes, or 1',
      message:
        'Multiply 1 multiplies its inputs value by value, but Layer 1 gives 30 × 30 × 16 and Layer 2 gives 32. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add Dense with 16 units after Layer 2'],
    },
  ],
  tfjs: [
    {
      params: {},
      inputs: [
        [9, 7, 3],
        [1, 1, 3],
      ],
      chain: [{ className: 'Multiply', config: {} }],
    },
  ],
});
