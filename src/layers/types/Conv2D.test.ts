import { testLayer } from '../testing/layerHarness';

/** How tfjs is told of four filters with nothing else chosen. */
const usual = { filters: 4, kernelSize: [3, 3], strides: [1, 1], padding: 'valid', useBias: true };

testLayer('Conv2D', {
  details: [
    { params: {}, detail: '32 of 3×3' },
    { params: { filters: 16, kernelSize: [3, 5], activation: 'relu' }, detail: '16 of 3×5, relu' },
    { params: { filters: 8, strides: 2, padding: 'same' }, detail: '8 of 3×3, stride 2, same' },
    { params: { filters: 8, strides: [2, 1] }, detail: '8 of 3×3, strides 2×1' },
    { params: { filters: 8, dilationRate: [2, 1], activation: 'tanh' }, detail: '8 of 3×3, dilation 2×1, tanh' },
  ],
  explained: [
    {
      params: { filters: 16 },
      inputs: [[32, 32, 3]],
      output: [30, 30, 16],
      shape: ['Height: (32 - 3) / 1 + 1 = 30', 'Width: (32 - 3) / 1 + 1 = 30', 'Channels: one for each filter = 16'],
      paramFormula: '(3·3·3 + 1) · 16 = 448',
      macs: '30·30·16·3·3·3 = 388,800',
      macCount: 388800,
      window: { size: [3, 3], stride: [1, 1] },
    },
    {
      params: { filters: 4, kernelSize: [2, 4], padding: 'same', strides: [2, 3] },
      inputs: [[9, 7, 3]],
      output: [5, 3, 4],
      shape: ['Height: ceil(9 / 2) = 5', 'Width: ceil(7 / 3) = 3', 'Channels: one for each filter = 4'],
      paramFormula: '(2·4·3 + 1) · 4 = 100',
      macs: '5·3·4·2·4·3 = 1,440',
      macCount: 1440,
      window: { size: [2, 4], stride: [2, 3] },
    },
    {
      params: { filters: 2, kernelSize: [3, 2], strides: [3, 2], useBias: false },
      inputs: [[11, 8, 2]],
      output: [3, 4, 2],
      shape: ['Height: floor((11 - 3) / 3) + 1 = 3', 'Width: (8 - 2) / 2 + 1 = 4', 'Channels: one for each filter = 2'],
      paramFormula: '3·2·2·2 = 24',
      macs: '3·4·2·3·2·2 = 288',
      macCount: 288,
      window: { size: [3, 2], stride: [3, 2] },
    },
    {
      params: { filters: 3, dilationRate: [2, 1] },
      inputs: [[28, 9, 6]],
      output: [24, 7, 3],
      shape: [
        'Height: (28 - 2·(3 - 1) - 1) / 1 + 1 = 24',
        'Width: (9 - 3) / 1 + 1 = 7',
        'Channels: one for each filter = 3',
      ],
      paramFormula: '(3·3·6 + 1) · 3 = 165',
      macs: '24·7·3·3·3·6 = 27,216',
      macCount: 27216,
      window: { size: [5, 3], stride: [1, 1] },
    },
    {
      params: { filters: 4, groups: 2 },
      inputs: [[6, 5, 6]],
      output: [4, 3, 4],
      shape: ['Height: (6 - 3) / 1 + 1 = 4', 'Width: (5 - 3) / 1 + 1 = 3', 'Channels: one for each filter = 4'],
      paramFormula: '(3·3·3 + 1) · 4 = 112',
      macs: '4·3·4·3·3·3 = 1,296',
      macCount: 1296,
      window: { size: [3, 3], stride: [1, 1] },
    },
    {
      params: { filters: 16, padding: 'same' },
      inputs: [[1200, 1000, 3]],
      output: [1200, 1000, 16],
      shape: [
        'Height: ceil(1,200 / 1) = 1,200',
        'Width: ceil(1,000 / 1) = 1,000',
        'Channels: one for each filter = 16',
      ],
      paramFormula: '(3·3·3 + 1) · 16 = 448',
      macs: '1,200·1,000·16·3·3·3 = 518,400,000',
      macCount: 518400000,
      window: { size: [3, 3], stride: [1, 1] },
    },
  ],
  problems: [
    {
      params: { kernelSize: [3, 8] },
      inputs: [[9, 7, 3]],
      code: 'kernel-too-large',
      param: 'kernelSize',
      received: '3 × 8',
      expected: 'at most 9 × 7',
      message:
        'Conv2D 1 has a 3 × 8 kernel, but its input is only 9 × 7 pixels. Set the padding to “same”, or the kernel size to 3 × 7.',
      suggestions: ['Set the padding to “same”', 'Set the kernel size to 3 × 7'],
    },
    {
      params: { kernelSize: [5, 5] },
      inputs: [[4, 2, 1]],
      code: 'kernel-too-large',
      param: 'kernelSize',
      received: '5 × 5',
      expected: 'at most 4 × 2',
      message:
        'Conv2D 1 has a 5 × 5 kernel, but its input is only 4 × 2 pixels. Set the padding to “same”, or the kernel size to 3 × 1.',
      suggestions: ['Set the padding to “same”', 'Set the kernel size to 3 × 1'],
    },
    {
      params: { kernelSize: [9, 3], dilationRate: [2, 1] },
      inputs: [[8, 8, 2]],
      code: 'kernel-too-large',
      param: 'kernelSize',
      received: '9 × 3',
      expected: 'at most 4 × 8',
      message:
        'Conv2D 1 has a 9 × 3 kernel, which reaches over 17 × 3 pixels with dilation 2 × 1, but its input is only 8 × 8 pixels. Set the padding to “same”, or the kernel size to 3 × 3.',
      suggestions: ['Set the padding to “same”', 'Set the kernel size to 3 × 3'],
    },
    {
      params: { strides: [2, 1], dilationRate: [1, 2] },
      inputs: [[9, 7, 3]],
      code: 'stride-and-dilation',
      param: 'dilationRate',
      received: 'strides 2 × 1 and dilation 1 × 2',
      expected: 'strides 1 × 1 or dilation 1 × 1',
      message:
        'Conv2D 1 has strides 2 × 1 and dilation 1 × 2. A convolution can skip pixels in one way only: set the dilation or the strides to 1 × 1.',
      suggestions: ['Set the dilation to 1 × 1', 'Set the strides to 1 × 1'],
    },
    {
      params: { groups: 2, filters: 4 },
      inputs: [[9, 7, 3]],
      code: 'groups',
      param: 'groups',
      received: '2 groups for 3 input channels and 4 filters',
      expected: 'groups that divide the input channels and the filters',
      message:
        'Conv2D 1 has 2 groups for 3 input channels and 4 filters; the groups have to divide both. Choose other groups.',
      suggestions: ['Set the groups to 1'],
    },
    {
      params: { groups: 3, filters: 4 },
      inputs: [[9, 7, 3]],
      code: 'groups',
      param: 'groups',
      received: '3 groups for 3 input channels and 4 filters',
      expected: 'groups that divide the input channels and the filters',
      message:
        'Conv2D 1 has 3 groups for 3 input channels and 4 filters; the groups have to divide both. Choose other groups, or 6 filters.',
      suggestions: ['Set the filters to 6', 'Set the groups to 1'],
    },
    {
      params: { groups: 12, filters: 32 },
      inputs: [[8, 8, 6]],
      code: 'groups',
      param: 'groups',
      received: '12 groups for 6 input channels and 32 filters',
      expected: 'groups that divide the input channels and the filters',
      message:
        'Conv2D 1 has 12 groups for 6 input channels and 32 filters; the groups have to divide both. Choose other groups.',
      suggestions: ['Set the groups to 2', 'Set the groups to 1'],
    },
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'Conv2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move Conv2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove Conv2D 1'],
    },
    {
      params: { filters: 1000000, kernelSize: [1, 1] },
      inputs: [[50, 50, 1]],
      code: 'too-large',
      param: 'filters',
      received: '2,500,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'Conv2D 1 would make 2,500,000,000 values of every image (50 × 50 × 1,000,000). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the filters to 32'],
    },
    {
      params: { filters: 1000000, kernelSize: [40, 40], padding: 'same' },
      inputs: [[1, 1, 3]],
      code: 'too-large',
      param: 'filters',
      received: '4,800,000,000',
      expected: 'at most 1,000,000,000 weights',
      message:
        'Conv2D 1 would have 4,800,000,000 weights (40 × 40 × 3 × 1,000,000). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the filters to 32'],
    },
  ],
  tfjs: [
    {
      params: { filters: 4, activation: 'relu' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Conv2D',
          config: { ...usual, activation: 'relu' },
        },
      ],
    },
    {
      params: { filters: 4, activation: 'hardSigmoid' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Conv2D',
          config: { ...usual, activation: 'linear' },
        },
        { className: 'ConvCanvasActivation', config: { activation: 'hardSigmoid' } },
      ],
    },
    {
      params: { filters: 4, groups: 2, activation: 'gelu' },
      inputs: [[6, 5, 6]],
      chain: [
        {
          className: 'ConvCanvasConv2D',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            dilationRate: [1, 1],
            groups: 2,
            useBias: true,
          },
        },
        { className: 'Activation', config: { activation: 'gelu' } },
      ],
    },
    {
      params: { filters: 4, kernelSize: 1, strides: [1, 2], padding: 'same' },
      inputs: [[6, 5, 6]],
      chain: [
        {
          className: 'ConvCanvasConv2D',
          config: {
            filters: 4,
            kernelSize: [1, 1],
            strides: [1, 2],
            padding: 'same',
            dilationRate: [1, 1],
            groups: 1,
            useBias: true,
          },
        },
      ],
    },
    {
      params: { filters: 4, dilationRate: 2, activation: 'exponential' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ConvCanvasConv2D',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            dilationRate: [2, 2],
            groups: 1,
            useBias: true,
          },
        },
        { className: 'ConvCanvasActivation', config: { activation: 'exponential' } },
      ],
    },
    {
      params: {
        filters: 4,
        strides: [2, 1],
        padding: 'same',
        useBias: false,
        kernelInitializer: 'heNormal',
        kernelRegularizer: { l2: 0.1 },
      },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Conv2D',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [2, 1],
            padding: 'same',
            useBias: false,
            activation: 'linear',
          },
        },
      ],
    },
  ],
});
