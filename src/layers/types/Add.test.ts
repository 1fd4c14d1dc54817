import { testLayer } from '../testing/layerHarness';

testLayer('Add', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [
        [30, 30, 16],
        [30, 30, 16],
      ],
      output: [30, 30, 16],
      shape: [
        'Height: the same in all inputs = 30',
        'Width: the same in all inputs = 30',
        'Channels: the same in all inputs = 16',
      ],
      macCount: 0,
    },
    {
      params: {},
      inputs: [
        [4, 5, 3],
        [1, 1, 3],
      ],
      output: [4, 5, 3],
      shape: [
        'Height: 4 and 1: 1 is stretched = 4',
        'Width: 5 and 1: 1 is stretched = 5',
        'Channels: the same in all inputs = 3',
      ],
      macCount: 0,
    },
    {
      params: {},
      inputs: [[4, 5, 3], [3]],
      output: [4, 5, 3],
      shape: [
        'Height: 4 and 1: 1 is stretched = 4',
        'Width: 5 and 1: 1 is stretched = 5',
        'Channels: the same in all inputs = 3',
      ],
      macCount: 0,
    },
    { params: {}, inputs: [[6], [6], [6]], output: [6], shape: ['Values: the same in all inputs = 6'], macCount: 0 },
  ],
  problems: [
    {
      params: {},
      inputs: [
        [30, 30, 16],
        [30, 30, 32],
      ],
      code: 'merge-shapes',
      received: '30 × 30 × 16 and 30 × 30 × 32',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 30 × 30 × 16 and Layer 2 gives 30 × 30 × 32. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add a 1 × 1 Conv2D with 16 filters after Layer 2', 'Make Add 1 a Concatenate'],
    },
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
        'Add 1 adds its inputs value by value, but Layer 1 gives 28 × 28 × 8 and Layer 2 gives 14 × 14 × 8. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add MaxPooling2D of 2 × 2 after Layer 1', 'Crop Layer 1 to 14 × 14'],
    },
    {
      params: {},
      inputs: [
        [14, 14, 64],
        [28, 28, 32],
      ],
      code: 'merge-shapes',
      received: '14 × 14 × 64 and 28 × 28 × 32',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 14 × 14 × 64 and Layer 2 gives 28 × 28 × 32. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add a 1 × 1 Conv2D with 64 filters and strides 2 × 2 after Layer 2'],
    },
    {
      params: {},
      inputs: [
        [30, 30, 8],
        [28, 28, 8],
      ],
      code: 'merge-shapes',
      received: '30 × 30 × 8 and 28 × 28 × 8',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 30 × 30 × 8 and Layer 2 gives 28 × 28 × 8. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Crop Layer 1 to 28 × 28'],
    },
    {
      params: {},
      inputs: [
        [9, 9, 8],
        [5, 5, 8],
      ],
      code: 'merge-shapes',
      received: '9 × 9 × 8 and 5 × 5 × 8',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 9 × 9 × 8 and Layer 2 gives 5 × 5 × 8. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add MaxPooling2D of 2 × 2 after Layer 1', 'Crop Layer 1 to 5 × 5'],
    },
    {
      params: {},
      inputs: [[10], [12]],
      code: 'merge-shapes',
      received: '10 and 12',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 10 and Layer 2 gives 12. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add Dense with 10 units after Layer 2', 'Make Add 1 a Concatenate'],
    },
    {
      params: {},
      inputs: [[4, 5, 3], [7]],
      code: 'merge-shapes',
      received: '4 × 5 × 3 and 7',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 4 × 5 × 3 and Layer 2 gives 7. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add Dense with 3 units after Layer 2'],
    },
    {
      params: {},
      inputs: [
        [4, 5, 3],
        [4, 5, 3],
        [4, 5, 8],
      ],
      code: 'merge-shapes',
      received: '4 × 5 × 3 and 4 × 5 × 8',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 4 × 5 × 3 and Layer 3 gives 4 × 5 × 8. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add a 1 × 1 Conv2D with 3 filters after Layer 3', 'Make Add 1 a Concatenate'],
    },
    {
      params: {},
      inputs: [
        [10, 4, 3],
        [4, 10, 3],
      ],
      code: 'merge-shapes',
      received: '10 × 4 × 3 and 4 × 10 × 3',
      expected: 'equal sizes, or 1',
      message:
        'Add 1 adds its inputs value by value, but Layer 1 gives 10 × 4 × 3 and Layer 2 gives 4 × 10 × 3. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add GlobalAveragePooling2D after Layer 2'],
    },
  ],
  tfjs: [
    {
      params: {},
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      chain: [{ className: 'Add', config: {} }],
    },
    { params: {}, inputs: [[9, 7, 3], [3]], chain: [{ className: 'Add', config: {} }] },
  ],
});
