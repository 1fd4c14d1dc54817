import { testLayer } from '../testing/layerHarness';

testLayer('ZeroPadding2D', {
  details: [
    { params: {}, detail: '1' },
    { params: { padding: [1, 2] }, detail: '1, 2' },
    {
      params: {
        padding: [
          [1, 0],
          [2, 3],
        ],
      },
      detail: '1+0, 2+3',
    },
  ],
  explained: [
    {
      params: {},
      inputs: [[4, 3, 2]],
      output: [6, 5, 2],
      shape: ['Height: 4 + 1 + 1 = 6', 'Width: 3 + 1 + 1 = 5', 'Channels: unchanged = 2'],
      macCount: 0,
      window: { size: [1, 1], stride: [1, 1] },
    },
    {
      params: {
        padding: [
          [1, 0],
          [2, 3],
        ],
      },
      inputs: [[30, 40, 2]],
      output: [31, 45, 2],
      shape: ['Height: 30 + 1 + 0 = 31', 'Width: 40 + 2 + 3 = 45', 'Channels: unchanged = 2'],
      macCount: 0,
      window: { size: [1, 1], stride: [1, 1] },
    },
  ],
  problems: [
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'ZeroPadding2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move ZeroPadding2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove ZeroPadding2D 1'],
    },
    {
      params: { padding: 1000000 },
      inputs: [[4, 3, 2]],
      code: 'too-large',
      param: 'padding',
      received: '8,000,028,000,024',
      expected: 'at most 1,000,000,000 values',
      message:
        'ZeroPadding2D 1 would make 8,000,028,000,024 values of every image (2,000,004 × 2,000,003 × 2). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the padding to 1 on each side'],
    },
  ],
  tfjs: [
    {
      params: { padding: [0, 3] },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'ZeroPadding2D',
          config: {
            padding: [
              [0, 0],
              [3, 3],
            ],
          },
        },
      ],
    },
  ],
});
