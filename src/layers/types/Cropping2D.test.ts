import { testLayer } from '../testing/layerHarness';

testLayer('Cropping2D', {
  details: [
    { params: {}, detail: '0' },
    {
      params: {
        cropping: [
          [2, 1],
          [0, 3],
        ],
      },
      detail: '2+1, 0+3',
    },
  ],
  explained: [
    {
      params: {
        cropping: [
          [2, 1],
          [0, 3],
        ],
      },
      inputs: [[30, 40, 2]],
      output: [27, 37, 2],
      shape: ['Height: 30 - 2 - 1 = 27', 'Width: 40 - 0 - 3 = 37', 'Channels: unchanged = 2'],
      macCount: 0,
      window: { size: [1, 1], stride: [1, 1] },
    },
  ],
  problems: [
    {
      params: { cropping: 2 },
      inputs: [[4, 5, 1]],
      code: 'cropping-too-large',
      param: 'cropping',
      received: '4 rows and 4 columns',
      expected: 'at most 3 rows and 4 columns',
      message:
        'Cropping2D 1 cuts off 4 rows and 4 columns, but its input has only 4 × 5 pixels, and at least one row and column have to stay. Cut off at most 3 rows and 4 columns.',
      suggestions: ['Cut off 3 rows and 4 columns', 'Cut off nothing', 'Remove Cropping2D 1'],
    },
    {
      params: {
        cropping: [
          [3, 1],
          [0, 0],
        ],
      },
      inputs: [[4, 4, 2]],
      code: 'cropping-too-large',
      param: 'cropping',
      received: '4 rows and 0 columns',
      expected: 'at most 3 rows and 3 columns',
      message:
        'Cropping2D 1 cuts off 4 rows and 0 columns, but its input has only 4 × 4 pixels, and at least one row and column have to stay. Cut off at most 3 rows and 3 columns.',
      suggestions: ['Cut off 3 rows and 0 columns', 'Cut off nothing', 'Remove Cropping2D 1'],
    },
    {
      params: { cropping: 1 },
      inputs: [[1, 1, 2]],
      code: 'cropping-too-large',
      param: 'cropping',
      received: '2 rows and 2 columns',
      expected: 'at most 0 rows and 0 columns',
      message:
        'Cropping2D 1 cuts off 2 rows and 2 columns, but its input has only 1 × 1 pixels, and at least one row and column have to stay. Cut off at most 0 rows and 0 columns.',
      suggestions: ['Cut off nothing', 'Remove Cropping2D 1'],
    },
    {
      params: { cropping: 1 },
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'Cropping2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move Cropping2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove Cropping2D 1'],
    },
  ],
  tfjs: [
    {
      params: { cropping: [1, 0] },
      inputs: [[9, 7, 3]],
      chain: [
        {
          className: 'Cropping2D',
          config: {
            cropping: [
              [1, 1],
              [0, 0],
            ],
          },
        },
      ],
    },
  ],
});
