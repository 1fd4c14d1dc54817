import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../document/json';
import type { Shape } from '../document/Shape';
import { pytorchCode } from './testing/pytorchCode';

type Row = readonly [type: string, params: JsonObject, inputs: readonly Shape[], code: readonly string[]];

const image: Shape = [28, 28, 3];
const vector: Shape = [6];

const rows: readonly Row[] = [
  ['Activation', { activation: 'swish' }, [image], ['F.silu(x)']],
  ['ReLU', {}, [image], ['F.relu(x)']],
  ['ReLU', { maxValue: 6 }, [image], ['F.relu6(x)']],
  ['ReLU', { maxValue: 1 }, [image], ['F.relu(x).clamp(max=1)']],
  ['ReLU', { negativeSlope: 0.1 }, [image], ['F.leaky_relu(x, 0.1)']],
  [
    'ReLU',
    { maxValue: 0.8, negativeSlope: 0.1, threshold: 0.3 },
    [image],
    ['F.threshold(x, 0.3, 0).clamp(max=0.8) - 0.1 * F.relu(0.3 - x)'],
  ],
  ['LeakyReLU', {}, [image], ['F.leaky_relu(x, 0.3)']],
  ['LeakyReLU', { negativeSlope: 0.01 }, [image], ['F.leaky_relu(x)']],

  ['Dropout', {}, [vector], ['self.layer = nn.Dropout()', 'self.layer(x)']],
  ['Dropout', { rate: 0.2 }, [image], ['self.layer = nn.Dropout(0.2)', 'self.layer(x)']],
  // Whole channels are dropped, and then whole columns of all channels: the noise is counted in Keras' order.
  ['Dropout', { rate: 0.2, noiseShape: [null, 1, 1, 3] }, [image], ['self.layer = nn.Dropout2d(0.2)', 'self.layer(x)']],
  [
    'Dropout',
    { rate: 0.2, noiseShape: [null, 1, null, 1] },
    [image],
    ['self.layer = SharedDropout(0.2, dims=[1, 2])', 'self.layer(x)'],
  ],
  [
    'Dropout',
    { rate: 0.2, noiseShape: [1, null] },
    [vector],
    ['self.layer = SharedDropout(0.2, dims=[0])', 'self.layer(x)'],
  ],
  ['SpatialDropout2D', { rate: 0.25 }, [image], ['self.layer = nn.Dropout2d(0.25)', 'self.layer(x)']],

  ['BatchNormalization', {}, [image], ['self.layer = BatchNorm2d(3, eps=0.001, momentum=0.01)', 'self.layer(x)']],
  [
    'BatchNormalization',
    { momentum: 0.9, epsilon: 0.00001, scale: false },
    [vector],
    ['self.layer = BatchNorm1d(6, scale=False)', 'self.layer(x)'],
  ],
  [
    'BatchNormalization',
    { momentum: 0.9 },
    [[4, 3]],
    ['self.layer = BatchNorm1d(3, eps=0.001)', 'self.layer(x.flatten(0, -2)).view_as(x)'],
  ],
  [
    'LayerNormalization',
    {},
    [image],
    ['self.layer = nn.LayerNorm(3, eps=0.001)', 'self.layer(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)'],
  ],
  [
    'LayerNormalization',
    { center: false },
    [vector],
    ['self.layer = LayerNorm(6, eps=0.001, center=False)', 'self.layer(x)'],
  ],
  [
    'LayerNormalization',
    { center: false, scale: false },
    [vector],
    ['self.layer = nn.LayerNorm(6, eps=0.001, elementwise_affine=False)', 'self.layer(x)'],
  ],
  ['Rescaling', { scale: 1 / 255 }, [image], ['x / 255']],
  ['Rescaling', { scale: 2, offset: -1 }, [image], ['x * 2 - 1']],
  ['Rescaling', {}, [image], ['x']],
  ['Rescaling', { scale: [1, 2, 0.5] }, [image], ['self.layer = Rescaling([1.0, 2.0, 0.5])', 'self.layer(x)']],
  ['Normalization', { mean: 0.5, variance: 0.25 }, [image], ['(x - 0.5) / 0.5']],
  ['Normalization', { variance: 4 }, [image], ['x / 2']],
  [
    'Normalization',
    { mean: [0.5, 0, 1], variance: 4 },
    [image],
    ['self.layer = Normalization([0.5, 0.0, 1.0], 2.0)', 'self.layer(x)'],
  ],

  ['RandomFlip', {}, [image], ['self.layer = RandomFlip(dims=[2, 3])', 'self.layer(x)']],
  ['RandomFlip', { mode: 'horizontal' }, [image], ['self.layer = RandomFlip(dims=[3])', 'self.layer(x)']],
  ['RandomRotation', {}, [image], ['self.layer = RandomRotation(0.1)', 'self.layer(x)']],
  [
    'RandomTranslation',
    { widthFactor: 0.2, fillMode: 'wrap' },
    [image],
    ['self.layer = RandomTranslation(0.1, 0.2, fill_mode="wrap")', 'self.layer(x)'],
  ],
  ['RandomZoom', { heightFactor: 0.3 }, [image], ['self.layer = RandomZoom(0.3)', 'self.layer(x)']],
  ['RandomContrast', {}, [image], ['self.layer = RandomContrast(0.1)', 'self.layer(x)']],

  ['Add', {}, [image, image, image], ['x + y + z']],
  ['Multiply', {}, [image, [3]], ['x * y[:, :, None, None]']],
  ['Multiply', {}, [[28, 3], image], ['x.transpose(1, 2).unsqueeze(2) * y']],
  ['Add', {}, [[3], [4, 3]], ['x[:, None] + y']],
  ['Add', {}, [image, [2, 28, 28, 3]], ['x.permute(0, 2, 3, 1)[:, None] + y']],
  ['Average', {}, [vector, vector], ['(x + y) / 2']],
  ['Maximum', {}, [vector, vector, vector], ['torch.maximum(torch.maximum(x, y), z)']],
  ['Concatenate', {}, [image, image], ['torch.cat([x, y], dim=1)']],
  ['Concatenate', { axis: 1 }, [image, image], ['torch.cat([x, y], dim=2)']],
  ['Concatenate', { axis: -2 }, [image, image], ['torch.cat([x, y], dim=3)']],
  ['Concatenate', {}, [vector, vector], ['torch.cat([x, y], dim=1)']],
];

describe('the PyTorch code of', () => {
  it.each(rows)('%s %j on %j', (type, params, inputs, code) => {
    expect(pytorchCode(type, params, ...inputs)).toEqual(code);
  });
});
