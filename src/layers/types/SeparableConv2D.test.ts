import { testLayer } from '../testing/layerHarness';

testLayer('SeparableConv2D', {
  details: [
    { params: {}, detail: '32 of 3×3' },
    {
      params: { filters: 8, kernelSize: [5, 3], strides: 2, padding: 'same', activation: 'relu6' },
      detail: '8 of 5×3, stride 2, same, relu6',
    },
  ],
  explained: [
    {
      params: { filters: 16 },
      inputs: [[32, 32, 3]],
      output: [30, 30, 16],
      shape: ['Height: (32 - 3) / 1 + 1 = 30', 'Width: (32 - 3) / 1 + 1 = 30', 'Channels: one for each filter = 16'],
      paramFormula: '3·3·3·1 + (3 + 1) · 16 = 91',
      macs: '30·30·3·3·3 + 30·30·3·16 = 67,500',
      macCount: 67500,
      window: { size: [3, 3], stride: [1, 1] },
    },
    {
      params: { filters: 5, depthMultiplier: 2, useBias: false, padding: 'same', strides: 2 },
      inputs: [[9, 8, 5]],
      output: [5, 4, 5],
      shape: ['Height: ceil(9 / 2) = 5', 'Width: ceil(8 / 2) = 4', 'Channels: one for each filter = 5'],
      paramFormula: '3·3·5·2 + 10 · 5 = 140',
      macs: '5·4·10·3·3 + 5·4·10·5 = 2,800',
      macCount: 2800,
      window: { size: [3, 3], stride: [2, 2] },
    },
  ],
  problems: [
    {
      params: { kernelSize: 10 },
      inputs: [[9, 7, 3]],
      code: 'kernel-too-large',
      param: 'kernelSize',
      received: '10 × 10',
      expected: 'at most 9 × 7',
      message:
        'SeparableConv2D 1 has a 10 × 10 kernel, but its input is only 9 × 7 pixels. Set the padding to “same”, or the kernel size to 9 × 7.',
      suggestions: ['Set the padding to “same”', 'Set the kernel size to 9 × 7'],
    },
    {
      params: { strides: [1, 3] },
      inputs: [[9, 7, 3]],
      code: 'unequal-strides',
      param: 'strides',
      received: '1 × 3',
      expected: 'the same stride for height and width',
      message:
        'SeparableConv2D 1 has strides 1 × 3, but a depthwise step needs the same stride for height and width. Set both to 1 or 3.',
      suggestions: ['Set the strides to 1 × 1', 'Set the strides to 3 × 3'],
    },
    {
      params: { strides: 2, dilationRate: [1, 2] },
      inputs: [[9, 7, 3]],
      code: 'stride-and-dilation',
      param: 'dilationRate',
      received: 'strides 2 × 2 and dilation 1 × 2',
      expected: 'strides 1 × 1 or dilation 1 × 1',
      message:
        'SeparableConv2D 1 has strides 2 × 2 and dilation 1 × 2. A convolution can skip pixels in one way only: set the dilation or the strides to 1 × 1.',
      suggestions: ['Set the dilation to 1 × 1', 'Set the strides to 1 × 1'],
    },
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'SeparableConv2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move SeparableConv2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove SeparableConv2D 1'],
    },
    {
      params: { filters: 1000000 },
      inputs: [[50, 50, 3]],
      code: 'too-large',
      param: 'filters',
      received: '2,304,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'SeparableConv2D 1 would make 2,304,000,000 values of every image (48 × 48 × 1,000,000). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the filters to 32'],
    },
  ],
  tfjs: [
    {
      params: { filters: 4, depthMultiplier: 2, activation: 'hardSwish' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'SeparableConv2D',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            depthMultiplier: 2,
            useBias: true,
            activation: 'linear',
          },
        },
        { className: 'ConvCanvasActivation', config: { activation: 'hardSwish' } },
      ],
    },
    {
      params: { filters: 4, dilationRate: [2, 1], useBias: false, activation: 'tanh' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ConvCanvasSeparableConv2D',
          config: {
            filters: 4,
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            dilationRate: [2, 1],
            depthMultiplier: 1,
            useBias: false,
          },
        },
        { className: 'Activation', config: { activation: 'tanh' } },
      ],
    },
  ],
});
