import type { JsonObject } from '../document/json';
import type { NetworkDocument } from '../document/NetworkDocument';
import { buildNetwork, type TemplateLayer } from './buildNetwork';

/** A network to start from. */
export type Template = {
  readonly id: string;
  readonly title: string;
  /** What it shows, in one line. */
  readonly teaches: string;
  readonly document: NetworkDocument;
};

function training(dataset: string, epochs: number): JsonObject {
  return {
    dataset,
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
    optimizer: { type: 'adam', learningRate: 0.001 },
    batchSize: 128,
    epochs,
    validationSplit: 0.1,
    seed: 1,
  };
}

function template(
  id: string,
  title: string,
  teaches: string,
  layers: readonly TemplateLayer[],
  settings: JsonObject,
): Template {
  return { id, title, teaches, document: buildNetwork(title, layers, settings) };
}

function conv(id: string, label: string, filters: number, more: JsonObject = {}): TemplateLayer {
  return { id, type: 'Conv2D', label, params: { filters, kernelSize: [3, 3], activation: 'relu', ...more } };
}

function dense(id: string, label: string, units: number, activation: string): TemplateLayer {
  return { id, type: 'Dense', label, params: { units, activation } };
}

function input(shape: readonly number[]): TemplateLayer {
  return { id: 'input', type: 'Input', label: 'Input', params: { shape } };
}

/** Convolution, batch normalization, ReLU: the building block of modern networks. */
function convBlock(name: string, number: string, filters: number): readonly TemplateLayer[] {
  return [
    {
      id: `conv${name}`,
      type: 'Conv2D',
      label: `Conv ${number}`,
      params: { filters, kernelSize: [3, 3], padding: 'same', useBias: false },
    },
    { id: `norm${name}`, type: 'BatchNormalization', label: `Norm ${number}`, params: {} },
    { id: `relu${name}`, type: 'ReLU', label: `ReLU ${number}`, params: {} },
  ];
}

const lectureHead: readonly TemplateLayer[] = [
  dense('dense1', 'Dense 1', 32, 'relu'),
  dense('dense2', 'Dense 2', 16, 'relu'),
  dense('classes', 'Classes', 10, 'softmax'),
];

const pool = (id: string, label: string): TemplateLayer => ({ id, type: 'MaxPooling2D', label, params: {} });

/** Two convolutions on a shortcut, as in He et al., Deep Residual Learning for Image Recognition (2015). */
function residualBlock(name: string, from: string, filters: number, strides: number): readonly TemplateLayer[] {
  const first: TemplateLayer = {
    id: `block${name}a`,
    type: 'Conv2D',
    label: `Block ${name}, conv 1`,
    params: { filters, kernelSize: [3, 3], strides: [strides, strides], padding: 'same', activation: 'relu' },
    from: [from],
  };
  const second: TemplateLayer = {
    id: `block${name}b`,
    type: 'Conv2D',
    label: `Block ${name}, conv 2`,
    params: { filters, kernelSize: [3, 3], padding: 'same' },
  };
  const shortcut: readonly TemplateLayer[] =
    strides === 1
      ? []
      : [
          {
            id: `short${name}`,
            type: 'Conv2D',
            label: `Block ${name}, shortcut`,
            params: { filters, kernelSize: [1, 1], strides: [strides, strides], padding: 'same' },
            from: [from],
          },
        ];
  return [
    ...shortcut,
    first,
    second,
    {
      id: `add${name}`,
      type: 'Add',
      label: `Add ${name}`,
      from: [strides === 1 ? from : `short${name}`, `block${name}b`],
    },
    { id: `relu${name}`, type: 'ReLU', label: `ReLU ${name}` },
  ];
}

/** What lies beyond the border of a digit is black, as it is around it. */
const smallChanges: readonly TemplateLayer[] = [
  {
    id: 'shift',
    type: 'RandomTranslation',
    label: 'Shift',
    params: { heightFactor: 0.1, widthFactor: 0.1, fillMode: 'constant' },
  },
  { id: 'rotation', type: 'RandomRotation', label: 'Rotation', params: { factor: 0.03, fillMode: 'constant' } },
  { id: 'zoom', type: 'RandomZoom', label: 'Zoom', params: { heightFactor: 0.1, fillMode: 'constant' } },
];

/** The first is what the window opens with. */
export const templates: readonly Template[] = [
  template(
    'first-cnn',
    'First CNN',
    'A small network that reads handwritten digits; ready to train.',
    [
      input([28, 28, 1]),
      conv('conv1', 'Conv 1', 16),
      pool('pool1', 'Pool 1'),
      conv('conv2', 'Conv 2', 32),
      pool('pool2', 'Pool 2'),
      { id: 'flatten', type: 'Flatten', label: 'Flatten' },
      dense('classes', 'Classes', 10, 'softmax'),
    ],
    training('mnist', 3),
  ),
  template(
    'augmented-cnn',
    'CNN with augmentation',
    'The same network, shown each digit a little shifted, turned and zoomed, anew in each epoch.',
    [
      input([28, 28, 1]),
      ...smallChanges,
      conv('conv1', 'Conv 1', 16),
      pool('pool1', 'Pool 1'),
      conv('conv2', 'Conv 2', 32),
      pool('pool2', 'Pool 2'),
      { id: 'flatten', type: 'Flatten', label: 'Flatten' },
      dense('classes', 'Classes', 10, 'softmax'),
    ],
    training('mnist', 6),
  ),
  template(
    'lecture-cnn',
    'Lecture CNN',
    'Convolution and pooling, then Flatten: most parameters sit in the first dense layer.',
    [
      input([32, 32, 3]),
      conv('conv1', 'Conv 1', 16),
      pool('pool1', 'Pool 1'),
      conv('conv2', 'Conv 2', 32),
      pool('pool2', 'Pool 2'),
      { id: 'flatten', type: 'Flatten', label: 'Flatten' },
      ...lectureHead,
    ],
    training('cifar10', 6),
  ),
  template(
    'lecture-global-pooling',
    'Lecture CNN, global pooling',
    'The same with global average pooling in place of Flatten: far fewer parameters.',
    [
      input([32, 32, 3]),
      conv('conv1', 'Conv 1', 16),
      pool('pool1', 'Pool 1'),
      conv('conv2', 'Conv 2', 32),
      pool('pool2', 'Pool 2'),
      { id: 'average', type: 'GlobalAveragePooling2D', label: 'Global average' },
      ...lectureHead,
    ],
    training('cifar10', 6),
  ),
  template(
    'lecture-strides',
    'Lecture CNN, strides',
    'The same with strides of 2 in place of pooling: the convolutions shrink the image themselves.',
    [
      input([32, 32, 3]),
      conv('conv1', 'Conv 1', 16, { strides: [2, 2] }),
      conv('conv2', 'Conv 2', 32, { strides: [2, 2] }),
      { id: 'flatten', type: 'Flatten', label: 'Flatten' },
      ...lectureHead,
    ],
    training('cifar10', 6),
  ),
  template(
    'lenet-5',
    'LeNet-5',
    'The classic of 1998 (LeCun et al.): tanh and average pooling on handwritten digits.',
    [
      input([28, 28, 1]),
      {
        id: 'conv1',
        type: 'Conv2D',
        label: 'C1',
        params: { filters: 6, kernelSize: [5, 5], padding: 'same', activation: 'tanh' },
      },
      { id: 'pool1', type: 'AveragePooling2D', label: 'S2' },
      { id: 'conv2', type: 'Conv2D', label: 'C3', params: { filters: 16, kernelSize: [5, 5], activation: 'tanh' } },
      { id: 'pool2', type: 'AveragePooling2D', label: 'S4' },
      { id: 'flatten', type: 'Flatten', label: 'Flatten' },
      dense('dense1', 'C5', 120, 'tanh'),
      dense('dense2', 'F6', 84, 'tanh'),
      dense('classes', 'Classes', 10, 'softmax'),
    ],
    training('mnist', 3),
  ),
  template(
    'small-vgg',
    'Small VGG',
    'Pairs of 3×3 convolutions with batch normalization, after VGG (Simonyan and Zisserman, 2014).',
    [
      input([32, 32, 3]),
      ...convBlock('1a', '1a', 16),
      ...convBlock('1b', '1b', 16),
      pool('pool1', 'Pool 1'),
      ...convBlock('2a', '2a', 32),
      ...convBlock('2b', '2b', 32),
      pool('pool2', 'Pool 2'),
      { id: 'average', type: 'GlobalAveragePooling2D', label: 'Global average' },
      { id: 'dropout', type: 'Dropout', label: 'Dropout', params: { rate: 0.3 } },
      dense('classes', 'Classes', 10, 'softmax'),
    ],
    training('cifar10', 6),
  ),
  template(
    'small-resnet',
    'Small residual network',
    'Shortcuts that let deep networks learn, after ResNet (He et al., 2015).',
    [
      input([32, 32, 3]),
      conv('stem', 'Stem', 16, { padding: 'same' }),
      ...residualBlock('1', 'stem', 16, 1),
      ...residualBlock('2', 'relu1', 32, 2),
      { id: 'average', type: 'GlobalAveragePooling2D', label: 'Global average' },
      dense('classes', 'Classes', 10, 'softmax'),
    ],
    training('cifar10', 6),
  ),
];
