import { testLayer } from '../testing/layerHarness';

testLayer('Conv2DTranspose', {
  details: [
    { params: {}, detail: '32 of 3×3' },
    {
      params: { filters: 8, strides: 2, padding: 'same', activation: 'relu' },
      detail: '8 of 3×3, stride 2, same, relu',
    },
  ],
  explained: [
    {
      params: { filters: 16 },
      inputs: [[14, 12, 8]],
      output: [16, 14, 16],
      shape: ['Height: (14 - 1)·1 + 3 = 16', 'Width: (12 - 1)·1 + 3 = 14', 'Channels: one for each filter = 16'],
      paramFormula: '(3·3·8 + 1) · 16 = 1,168',
      macs: '14·12·8·3·3·16 = 193,536',
      macCount: 193536,
      window: { size: [3, 3], stride: [1, 1] },
    },
    {
      params: { filters: 3, strides: 2, padding: 'same' },
      inputs: [[4, 5, 2]],
      output: [8, 10, 3],
      shape: ['Height: 4·2 = 8', 'Width: 5·2 = 10', 'Channels: one for each filter = 3'],
      paramFormula: '(3·3·2 + 1) · 3 = 57',
      macs: '4·5·2·3·3·3 = 1,080',
      macCount: 1080,
      window: { size: [2, 2], stride: [0.5, 0.5] },
    },
    {
      params: { filters: 2, kernelSize: [3, 2], strides: [2, 3], useBias: false },
      inputs: [[3, 4, 2]],
      output: [7, 12, 2],
      shape: ['Height: (3 - 1)·2 + 3 = 7', 'Width: 4·3 = 12', 'Channels: one for each filter = 2'],
      paramFormula: '3·2·2·2 = 24',
      macs: '3·4·2·3·2·2 = 288',
      macCount: 288,
      window: { size: [2, 1], stride: [0.5, 0.3333333333333333] },
    },
    {
      params: { filters: 2, kernelSize: [2, 2], strides: [3, 3] },
      inputs: [[3, 4, 2]],
      output: [9, 12, 2],
      shape: ['Height: 3·3 = 9', 'Width: 4·3 = 12', 'Channels: one for each filter = 2'],
      paramFormula: '(2·2·2 + 1) · 2 = 18',
      macs: '3·4·2·2·2·2 = 192',
      macCount: 192,
      window: { size: [1, 1], stride: [0.3333333333333333, 0.3333333333333333] },
    },
    {
      params: { filters: 2, kernelSize: 1, strides: [2, 3] },
      inputs: [[3, 4, 2]],
      output: [6, 12, 2],
      shape: ['Height: 3·2 = 6', 'Width: 4·3 = 12', 'Channels: one for each filter = 2'],
      paramFormula: '(1·1·2 + 1) · 2 = 6',
      macs: '3·4·2·1·1·2 = 48',
      macCount: 48,
      window: { size: [1, 1], stride: [0.5, 0.3333333333333333] },
    },
  ],
  problems: [
    {
      params: {},
      inputs: [[11]],
      code: 'needs-image',
      received: 'a vector of 11 values',
      expected: 'height × width × channels',
      message:
        'Conv2DTranspose 1 needs an image (height × width × channels), but Layer 1 gives a vector of 11 values. Move Conv2DTranspose 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove Conv2DTranspose 1'],
    },
    {
      params: { strides: 10000 },
      inputs: [[9, 7, 3]],
      code: 'too-large',
      param: 'strides',
      received: '201,600,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'Conv2DTranspose 1 would make 201,600,000,000 values of every image (90,000 × 70,000 × 32). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the strides to 1 × 1'],
    },
  ],
  tfjs: [
    {
      params: { filters: 4, kernelSize: 1, strides: [1, 2], activation: 'relu' },
      inputs: [[9, 7, 3]],
      chain: [
        { className: 'ConvCanvasConv2DTranspose', config: { filters: 4, strides: [1, 2], useBias: true } },
        { className: 'Activation', config: { activation: 'relu' } },
      ],
    },
    {
      params: { filters: 4, strides: 2, padding: 'same', activation: 'softmax' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Conv2DTranspose',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [2, 2],
            padding: 'same',
            useBias: true,
            activation: 'softmax',
          },
        },
      ],
    },
    {
      params: { filters: 4, useBias: false, activation: 'hardSwish' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Conv2DTranspose',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            useBias: false,
            activation: 'linear',
          },
        },
        { className: 'ConvCanvasActivation', config: { activation: 'hardSwish' } },
      ],
    },
  ],
});
