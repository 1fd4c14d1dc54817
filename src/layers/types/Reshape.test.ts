import { testLayer } from '../testing/layerHarness';

testLayer('Reshape', {
  details: [{ params: { targetShape: [7, -1, 2] }, detail: '7×-1×2' }],
  explained: [
    {
      params: { targetShape: [4, -1, 2] },
      inputs: [[24]],
      output: [4, 3, 2],
      shape: ['Height: as set = 4', 'Width: 24 / (4·2) = 3', 'Channels: as set = 2'],
      macCount: 0,
    },
    { params: { targetShape: [-1] }, inputs: [[2, 3, 4]], output: [24], shape: ['Values: 24 = 24'], macCount: 0 },
    {
      params: { targetShape: [2, 3, 2, 2] },
      inputs: [[24]],
      output: [2, 3, 2, 2],
      shape: ['Axis 1: as set = 2', 'Axis 2: as set = 3', 'Axis 3: as set = 2', 'Axis 4: as set = 2'],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: { targetShape: [5, 5] },
      inputs: [[24]],
      code: 'reshape-size',
      param: 'targetShape',
      received: '24 values',
      expected: '25 values',
      message:
        'Reshape 1 arranges 25 values as 5 × 5, but Layer 1 gives 24. Choose a target shape with 24 values; -1 stands for what is left.',
      suggestions: ['Set the target shape to -1, which gives 24'],
    },
    {
      params: { targetShape: [5, -1] },
      inputs: [[24]],
      code: 'reshape-size',
      param: 'targetShape',
      received: '24 values',
      expected: 'a multiple of 5 values',
      message:
        'Reshape 1 arranges a multiple of 5 values as 5 × -1, but Layer 1 gives 24. Choose a target shape with 24 values; -1 stands for what is left.',
      suggestions: ['Set the target shape to -1, which gives 24'],
    },
    {
      params: { targetShape: [7, 7, 64] },
      inputs: [[3, 3, 64]],
      code: 'reshape-size',
      param: 'targetShape',
      received: '576 values',
      expected: '3,136 values',
      message:
        'Reshape 1 arranges 3,136 values as 7 × 7 × 64, but Layer 1 gives 576 (an image of 3 × 3 × 64). Choose a target shape with 576 values; -1 stands for what is left.',
      suggestions: ['Set the target shape to 3 × 3 × 64', 'Set the target shape to -1, which gives 576'],
    },
    {
      params: { targetShape: [28, 28, 1] },
      inputs: [[100]],
      code: 'reshape-size',
      param: 'targetShape',
      received: '100 values',
      expected: '784 values',
      message:
        'Reshape 1 arranges 784 values as 28 × 28 × 1, but Layer 1 gives 100. Choose a target shape with 100 values; -1 stands for what is left.',
      suggestions: ['Set the target shape to 10 × 10 × 1', 'Set the target shape to -1, which gives 100'],
    },
  ],
  tfjs: [
    {
      params: { targetShape: [4, -1] },
      inputs: [[2, 3, 4]],
      chain: [{ className: 'Reshape', config: { targetShape: [4, 6] } }],
    },
  ],
});
