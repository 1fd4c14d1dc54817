import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../document/json';
import type { Shape } from '../document/Shape';
import { pytorchCode } from './testing/pytorchCode';

type Row = readonly [type: string, params: JsonObject, input: Shape, code: readonly string[]];

const image: Shape = [28, 28, 3];

const rows: readonly Row[] = [
  ['Conv2D', { filters: 16 }, [28, 28, 1], ['self.layer = nn.Conv2d(1, 16, 3)', 'self.layer(x)']],
  [
    'Conv2D',
    { filters: 16, padding: 'same', activation: 'relu' },
    image,
    ['self.layer = nn.Conv2d(3, 16, 3, padding="same")', 'F.relu(self.layer(x))'],
  ],
  [
    'Conv2D',
    { filters: 8, kernelSize: [3, 5], strides: [2, 1], useBias: false },
    image,
    ['self.layer = nn.Conv2d(3, 8, (3, 5), stride=(2, 1), bias=False)', 'self.layer(x)'],
  ],
  [
    'Conv2D',
    { filters: 8, kernelSize: 1, padding: 'same', activation: 'softmax' },
    image,
    ['self.layer = nn.Conv2d(3, 8, 1)', 'F.softmax(self.layer(x), dim=1)'],
  ],
  [
    'Conv2D',
    { filters: 6, groups: 3, dilationRate: 2 },
    image,
    ['self.layer = nn.Conv2d(3, 6, 3, dilation=2, groups=3)', 'self.layer(x)'],
  ],
  // With steps of two, Keras pads odd sizes on both sides, and even ones only at the end.
  [
    'Conv2D',
    { filters: 8, strides: 2, padding: 'same' },
    [27, 27, 3],
    ['self.layer = nn.Conv2d(3, 8, 3, stride=2, padding=1)', 'self.layer(x)'],
  ],
  [
    'Conv2D',
    { filters: 8, strides: 2, padding: 'same' },
    image,
    ['self.layer = nn.Conv2d(3, 8, 3, stride=2)', 'self.layer(F.pad(x, (0, 1, 0, 1)))'],
  ],
  [
    'DepthwiseConv2D',
    { depthMultiplier: 2, activation: 'relu6' },
    image,
    ['self.layer = nn.Conv2d(3, 6, 3, groups=3)', 'F.relu6(self.layer(x))'],
  ],
  [
    'SeparableConv2D',
    { filters: 8, padding: 'same', activation: 'relu' },
    image,
    [
      'self.layer_depthwise = nn.Conv2d(3, 3, 3, padding="same", groups=3, bias=False)',
      'self.layer_pointwise = nn.Conv2d(3, 8, 1)',
      'F.relu(self.layer_pointwise(self.layer_depthwise(x)))',
    ],
  ],
  [
    'Conv2DTranspose',
    { filters: 8, kernelSize: 4, strides: 2, padding: 'same' },
    image,
    ['self.layer = nn.ConvTranspose2d(3, 8, 4, stride=2, padding=1)', 'self.layer(x)'],
  ],
  [
    'Conv2DTranspose',
    { filters: 8, kernelSize: 3, strides: [2, 1], padding: 'same', activation: 'relu' },
    image,
    ['self.layer = nn.ConvTranspose2d(3, 8, 3, stride=(2, 1), padding=(0, 1))', 'F.relu(self.layer(x)[:, :, :-1])'],
  ],
  [
    'Conv2DTranspose',
    { filters: 8, kernelSize: 2, strides: 3 },
    image,
    ['self.layer = nn.ConvTranspose2d(3, 8, 2, stride=3, output_padding=1)', 'self.layer(x)'],
  ],
  [
    'Conv2DTranspose',
    { filters: 8, kernelSize: 1, strides: 2, padding: 'same', useBias: false },
    image,
    ['self.layer = nn.Conv2d(3, 8, 1, bias=False)', 'self.layer(insert_zeros(x, 2, 2))'],
  ],
  ['MaxPooling2D', {}, image, ['self.layer = nn.MaxPool2d(2)', 'self.layer(x)']],
  ['MaxPooling2D', { poolSize: 3, strides: 2 }, image, ['self.layer = nn.MaxPool2d(3, stride=2)', 'self.layer(x)']],
  ['MaxPooling2D', { padding: 'same' }, image, ['self.layer = nn.MaxPool2d(2)', 'self.layer(x)']],
  ['MaxPooling2D', { padding: 'same' }, [27, 27, 3], ['self.layer = nn.MaxPool2d(2, ceil_mode=True)', 'self.layer(x)']],
  [
    'MaxPooling2D',
    { poolSize: 2, strides: 1, padding: 'same' },
    image,
    ['self.layer = nn.MaxPool2d(2, stride=1, padding=1)', 'self.layer(x)[:, :, 1:, 1:]'],
  ],
  [
    'AveragePooling2D',
    { poolSize: 3, strides: 2, padding: 'same' },
    [27, 27, 3],
    ['self.layer = nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)', 'self.layer(x)'],
  ],
  ['GlobalAveragePooling2D', {}, image, ['x.mean((2, 3))']],
  ['GlobalMaxPooling2D', { keepDims: true }, image, ['x.amax((2, 3), keepdim=True)']],
  ['Flatten', {}, image, ['x.permute(0, 2, 3, 1).flatten(1)']],
  // The order is the same with one channel, or at one place.
  ['Flatten', {}, [28, 28, 1], ['x.flatten(1)']],
  ['Flatten', {}, [1, 1, 64], ['x.flatten(1)']],
  ['Reshape', { targetShape: [7, 7, -1] }, [98], ['x.reshape(-1, 7, 7, 2).permute(0, 3, 1, 2)']],
  ['Reshape', { targetShape: [7, 7, 1] }, [49], ['x.reshape(-1, 1, 7, 7)']],
  ['Reshape', { targetShape: [784, 3] }, image, ['x.permute(0, 2, 3, 1).reshape(-1, 784, 3)']],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1, 2],
        [3, 4],
      ],
    },
    image,
    ['F.pad(x, (3, 4, 1, 2))'],
  ],
  ['Cropping2D', { cropping: 2 }, image, ['x[:, :, 2:-2, 2:-2]']],
  [
    'Cropping2D',
    {
      cropping: [
        [0, 1],
        [0, 0],
      ],
    },
    image,
    ['x[:, :, :-1]'],
  ],
  [
    'Cropping2D',
    {
      cropping: [
        [0, 0],
        [3, 0],
      ],
    },
    image,
    ['x[:, :, :, 3:]'],
  ],
  ['Cropping2D', {}, image, ['x']],
  ['UpSampling2D', {}, image, ['self.layer = nn.Upsample(scale_factor=2)', 'self.layer(x)']],
  [
    'UpSampling2D',
    { size: [1, 3], interpolation: 'bilinear' },
    image,
    ['self.layer = nn.Upsample(scale_factor=(1, 3), mode="bilinear")', 'self.layer(x)'],
  ],
  [
    'Dense',
    { units: 10, activation: 'softmax' },
    [128],
    ['self.layer = nn.Linear(128, 10)', 'F.softmax(self.layer(x), dim=-1)'],
  ],
  ['Dense', { units: 4, useBias: false }, [5, 3], ['self.layer = nn.Linear(3, 4, bias=False)', 'self.layer(x)']],
  [
    'Dense',
    { units: 4, activation: 'relu' },
    image,
    ['self.layer = nn.Linear(3, 4)', 'F.relu(self.layer(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2))'],
  ],
];

describe('the PyTorch of a layer', () => {
  it.each(rows)('of %s %j on %j is what a person would write', (type, params, shape, code) => {
    expect(pytorchCode(type, params, shape)).toEqual(code);
  });
});
