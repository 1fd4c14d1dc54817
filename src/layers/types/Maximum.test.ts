import { testLayer } from '../testing/layerHarness';

testLayer('Maximum', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [
        [4, 1, 2],
        [1, 5, 2],
      ],
      output: [4, 5, 2],
      shape: [
        'Height: 4 and 1: 1 is stretched = 4',
        'Width: 1 and 5: 1 is stretched = 5',
        'Channels: the same in all inputs = 2',
      ],
      macCount: 0,
    },
  ],
  problems: [
    {
      params: {},
      inputs: [
        [28, 28, 8],
        [14, 14, 8],
      ],
      code: 'merge-shapes',
      received: '28 × 28 × 8 and 14 × 14 × 8',
      expected: 'equal sizes, or 1',
      message:
        'Maximum 1 compares its inputs value by value, but Layer 1 gives 28 × 28 × 8 and Layer 2 gives 14 × 14 × 8. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add MaxPooling2D of 2 × 2 after Layer 1', 'Crop Layer 1 to 14 × 14'],
    },
  ],
  tfjs: [
    {
      params: {},
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      chain: [{ className: 'Maximum', config: {} }],
    },
    { params: {}, inputs: [[9, 7, 3], [3]], chain: [{ className: 'ConvCanvasMaximum', config: {} }] },
  ],
});
