import { testLayer } from '../testing/layerHarness';

testLayer('DepthwiseConv2D', {
  details: [
    { params: {}, detail: '3×3' },
    {
      params: { kernelSize: [5, 3], strides: 2, padding: 'same', activation: 'relu6' },
      detail: '5×3, stride 2, same, relu6',
    },
    { params: { dilationRate: 2 }, detail: '3×3, dilation 2×2' },
  ],
  explained: [
    {
      params: {},
      inputs: [[32, 32, 3]],
      output: [30, 30, 3],
      shape: ['Height: (32 - 3) / 1 + 1 = 30', 'Width: (32 - 3) / 1 + 1 = 30', 'Channels: 3·1 = 3'],
      paramFormula: '(3·3 + 1) · 3 = 30',
      macs: '30·30·3·3·3 = 24,300',
      macCount: 24300,
      window: { size: [3, 3], stride: [1, 1] },
    },
    {
      params: { depthMultiplier: 2, useBias: false, padding: 'same', strides: 2 },
      inputs: [[9, 8, 5]],
      output: [5, 4, 10],
      shape: ['Height: ceil(9 / 2) = 5', 'Width: ceil(8 / 2) = 4', 'Channels: 5·2 = 10'],
      paramFormula: '3·3·10 = 90',
      macs: '5·4·10·3·3 = 1,800',
      macCount: 1800,
      window: { size: [3, 3], stride: [2, 2] },
    },
    {
      params: { dilationRate: [2, 1], kernelSize: [3, 4] },
      inputs: [[9, 8, 2]],
      output: [5, 5, 2],
      shape: ['Height: (9 - 2·(3 - 1) - 1) / 1 + 1 = 5', 'Width: (8 - 4) / 1 + 1 = 5', 'Channels: 2·1 = 2'],
      paramFormula: '(3·4 + 1) · 2 = 26',
      macs: '5·5·2·3·4 = 600',
      macCount: 600,
      window: { size: [5, 4], stride: [1, 1] },
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
        'DepthwiseConv2D 1 has a 10 × 10 kernel, but its input is only 9 × 7 pixels. Set the padding to “same”, or the kernel size to 9 × 7.',
      suggestions: ['Set the padding to “same”', 'Set the kernel size to 9 × 7'],
    },
    {
      params: { strides: [2, 1] },
      inputs: [[9, 7, 3]],
      code: 'unequal-strides',
      param: 'strides',
      received: '2 × 1',
      expected: 'the same stride for height and width',
      message:
        'DepthwiseConv2D 1 has strides 2 × 1, but a depthwise step needs the same stride for height and width. Set both to 1 or 2.',
      suggestions: ['Set the strides to 1 × 1', 'Set the strides to 2 × 2'],
    },
    {
      params: { strides: 2, dilationRate: 2 },
      inputs: [[9, 7, 3]],
      code: 'stride-and-dilation',
      param: 'dilationRate',
      received: 'strides 2 × 2 and dilation 2 × 2',
      expected: 'strides 1 × 1 or dilation 1 × 1',
      message:
        'DepthwiseConv2D 1 has strides 2 × 2 and dilation 2 × 2. A convolution can skip pixels in one way only: set the dilation or the strides to 1 × 1.',
      suggestions: ['Set the dilation to 1 × 1', 'Set the strides to 1 × 1'],
    },
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'DepthwiseConv2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move DepthwiseConv2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove DepthwiseConv2D 1'],
    },
    {
      params: { depthMultiplier: 1000000 },
      inputs: [[40, 40, 3]],
      code: 'too-large',
      param: 'depthMultiplier',
      received: '4,332,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'DepthwiseConv2D 1 would make 4,332,000,000 values of every image (38 × 38 × 3,000,000). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the depth multiplier to 1'],
    },
  ],
  tfjs: [
    {
      params: { depthMultiplier: 2, activation: 'relu6' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'DepthwiseConv2D',
          config: {
            kernelSize: [3, 3],
            strides: [1, 1],
            padding: 'valid',
            depthMultiplier: 2,
            useBias: true,
            activation: 'relu6',
          },
          weightNames: { kernel: 'depthwise_kernel' },
        },
      ],
    },
    {
      params: { dilationRate: [2, 1], useBias: false, activation: 'tanh' },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ConvCanvasDepthwiseConv2D',
          config: {
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
