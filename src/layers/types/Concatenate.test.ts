import { testLayer } from '../testing/layerHarness';

testLayer('Concatenate', {
  details: [
    { params: {}, detail: '' },
    { params: { axis: 1 }, detail: 'axis 1' },
  ],
  explained: [
    {
      params: {},
      inputs: [
        [30, 30, 16],
        [30, 30, 32],
      ],
      output: [30, 30, 48],
      shape: ['Height: the same in all inputs = 30', 'Width: the same in all inputs = 30', 'Channels: 16 + 32 = 48'],
      macCount: 0,
    },
    {
      params: { axis: 1 },
      inputs: [
        [4, 5, 3],
        [2, 5, 3],
      ],
      output: [6, 5, 3],
      shape: ['Height: 4 + 2 = 6', 'Width: the same in all inputs = 5', 'Channels: the same in all inputs = 3'],
      macCount: 0,
    },
    { params: {}, inputs: [[100], [28]], output: [128], shape: ['Values: 100 + 28 = 128'], macCount: 0 },
  ],
  problems: [
    {
      params: {},
      inputs: [[9, 7, 3]],
      severity: 'warning',
      code: 'single-input',
      received: '1 input',
      expected: '2 or more inputs',
      message:
        'Concatenate 1 has only one input, Layer 1, and passes it on as it is. Connect another one or remove Concatenate 1.',
      suggestions: ['Remove Concatenate 1'],
    },
    {
      params: { axis: 0 },
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      code: 'concatenate-axis',
      param: 'axis',
      received: '0',
      expected: '1 to 3, or -3 to -1',
      message:
        'Concatenate 1 joins along axis 0, which counts the images of a batch and cannot be joined. Choose 1 to 3, or -3 to -1; -1 is the last one.',
      suggestions: ['Set the axis to -1, the last one'],
    },
    {
      params: { axis: 4 },
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      code: 'concatenate-axis',
      param: 'axis',
      received: '4',
      expected: '1 to 3, or -3 to -1',
      message:
        'Concatenate 1 joins along axis 4, but its inputs (9 × 7 × 3) have no such axis. Choose 1 to 3, or -3 to -1; -1 is the last one.',
      suggestions: ['Set the axis to -1, the last one'],
    },
    {
      params: { axis: -2 },
      inputs: [[5], [5]],
      code: 'concatenate-axis',
      param: 'axis',
      received: '-2',
      expected: '1 or -1',
      message:
        'Concatenate 1 joins along axis -2, which counts the images of a batch and cannot be joined. Choose 1 or -1; -1 is the last one.',
      suggestions: ['Set the axis to -1, the last one'],
    },
    {
      params: {},
      inputs: [
        [28, 28, 8],
        [14, 14, 4],
      ],
      code: 'concatenate-shapes',
      received: '28 × 28 × 8 and 14 × 14 × 4',
      expected: 'equal sizes except for channels',
      message:
        'Concatenate 1 joins its inputs along the channels, but Layer 1 gives 28 × 28 × 8 and Layer 2 gives 14 × 14 × 4. All other sizes have to be equal.',
      suggestions: ['Add MaxPooling2D of 2 × 2 after Layer 1', 'Crop Layer 1 to 14 × 14'],
    },
    {
      params: {},
      inputs: [
        [30, 30, 8],
        [28, 28, 4],
      ],
      code: 'concatenate-shapes',
      received: '30 × 30 × 8 and 28 × 28 × 4',
      expected: 'equal sizes except for channels',
      message:
        'Concatenate 1 joins its inputs along the channels, but Layer 1 gives 30 × 30 × 8 and Layer 2 gives 28 × 28 × 4. All other sizes have to be equal.',
      suggestions: ['Crop Layer 1 to 28 × 28'],
    },
    {
      params: { axis: 1 },
      inputs: [
        [4, 5, 3],
        [4, 5, 2],
      ],
      code: 'concatenate-shapes',
      received: '4 × 5 × 3 and 4 × 5 × 2',
      expected: 'equal sizes except for height',
      message:
        'Concatenate 1 joins its inputs along the height, but Layer 1 gives 4 × 5 × 3 and Layer 2 gives 4 × 5 × 2. All other sizes have to be equal.',
      suggestions: ['Join along the channels (axis -1)', 'Add a 1 × 1 Conv2D with 3 filters after Layer 2'],
    },
    {
      params: {},
      inputs: [
        [4, 5, 3],
        [4, 4, 3],
      ],
      code: 'concatenate-shapes',
      received: '4 × 5 × 3 and 4 × 4 × 3',
      expected: 'equal sizes except for channels',
      message:
        'Concatenate 1 joins its inputs along the channels, but Layer 1 gives 4 × 5 × 3 and Layer 2 gives 4 × 4 × 3. All other sizes have to be equal.',
      suggestions: ['Join along the width (axis 2)', 'Crop Layer 1 to 4 × 4'],
    },
    {
      params: {},
      inputs: [[4, 5, 3], [7]],
      code: 'concatenate-shapes',
      received: '4 × 5 × 3 and 7',
      expected: 'equal sizes except for channels',
      message:
        'Concatenate 1 joins its inputs along the channels, but Layer 1 gives 4 × 5 × 3 and Layer 2 gives 7. Both need the same number of axes.',
      suggestions: ['Add Flatten after Layer 1', 'Add GlobalAveragePooling2D after Layer 1'],
    },
    {
      params: { axis: 1 },
      inputs: [
        [8, 5, 3],
        [8, 4, 2],
      ],
      code: 'concatenate-shapes',
      received: '8 × 5 × 3 and 8 × 4 × 2',
      expected: 'equal sizes except for height',
      message:
        'Concatenate 1 joins its inputs along the height, but Layer 1 gives 8 × 5 × 3 and Layer 2 gives 8 × 4 × 2. All other sizes have to be equal.',
      suggestions: [],
    },
  ],
  tfjs: [
    { params: {}, inputs: [[9, 7, 3]], chain: [{ className: 'Activation', config: { activation: 'linear' } }] },
    {
      params: {},
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      chain: [{ className: 'Concatenate', config: { axis: 3 } }],
    },
    {
      params: { axis: -2 },
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      chain: [{ className: 'Concatenate', config: { axis: 2 } }],
    },
    {
      params: { axis: 1 },
      inputs: [
        [9, 7, 3],
        [9, 7, 3],
      ],
      chain: [{ className: 'Concatenate', config: { axis: 1 } }],
    },
  ],
});
