import { describe, it } from 'vitest';
import { chain, type TestNode } from './testing/networks';
import { expectProblem, type ProblemCase } from './testing/problems';

const input: TestNode = ['input', 'Input', { shape: [28, 28, 1] }];
const mnist = { dataset: 'mnist' };
const head: TestNode = ['out', 'Dense', { units: 10, activation: 'softmax' }];

const cases: readonly ProblemCase[] = [
  {
    what: 'other images than the Input takes',
    document: chain([['input', 'Input', { shape: [32, 32, 3] }], ['flat', 'Flatten'], head], mnist),
    code: 'input-data',
    nodeId: 'input',
    message:
      'Input 1 takes 32 × 32 × 3, but the images of MNIST are 28 × 28 × 1. Set its shape to 28 × 28 × 1, or choose other data.',
    fixes: ['Set Input 1 to 28 × 28 × 1'],
  },
  {
    what: 'a vector for images',
    document: chain([['input', 'Input', { shape: [784] }], head], mnist),
    code: 'input-data',
    nodeId: 'input',
    message:
      'Input 1 takes 784, but the images of MNIST are 28 × 28 × 1. Set its shape to 28 × 28 × 1, or choose other data.',
    fixes: ['Set Input 1 to 28 × 28 × 1 and add Flatten'],
  },
  {
    what: 'too few units',
    document: chain([input, ['flat', 'Flatten'], ['out', 'Dense', { units: 5, activation: 'softmax' }]], mnist),
    code: 'units-classes',
    nodeId: 'out',
    message: 'Dense 1 gives 5 values, but MNIST has 10 classes. Set the units of Dense 1 to 10.',
    fixes: ['Set units of Dense 1 to 10', 'Add a Dense layer of 10 at the end'],
  },
  {
    what: 'no layer of classes',
    document: chain([input, ['flat', 'Flatten']], mnist),
    code: 'units-classes',
    nodeId: 'flat',
    message: 'Flatten 1 gives 784 values, but MNIST has 10 classes. Add a Dense layer of 10 at the end.',
    fixes: ['Add a Dense layer of 10 at the end'],
  },
  {
    what: 'Dense on an image',
    document: chain([input, ['conv', 'Conv2D', { filters: 8 }], head], mnist),
    code: 'output-shape',
    nodeId: 'out',
    message:
      'Dense 1 gives 26 × 26 × 10, but MNIST needs 10 values for each image, one a class. Add a Flatten or global pooling layer before Dense 1.',
    fixes: ['Add Flatten before Dense 1', 'Add GlobalAveragePooling2D before Dense 1'],
  },
  {
    what: 'an image at the end',
    document: chain([input, ['conv', 'Conv2D', { filters: 10 }]], mnist),
    code: 'output-shape',
    nodeId: 'conv',
    message:
      'Conv2D 1 gives 26 × 26 × 10, but MNIST needs 10 values for each image, one a class. Add a Flatten or global pooling layer after Conv2D 1.',
    fixes: [
      'Add Flatten after Conv2D 1',
      'Add GlobalAveragePooling2D after Conv2D 1',
      'Add GlobalAveragePooling2D and a Dense layer of 10',
    ],
  },
  {
    what: 'no softmax',
    document: chain([input, ['flat', 'Flatten'], ['out', 'Dense', { units: 10 }]], mnist),
    code: 'output-activation',
    nodeId: 'out',
    message:
      'Dense 1 ends with the activation linear, but the loss categoricalCrossentropy expects probabilities that add up to 1, which softmax gives. Set its activation to softmax.',
    fixes: ['Set activation of Dense 1 to softmax'],
  },
  {
    what: 'nothing to learn',
    document: chain([input, ['flat', 'Flatten']]),
    code: 'no-parameters',
    nodeId: null,
    message:
      'The network runs, but has no parameters, so there is nothing to learn. Add a convolution or a dense layer.',
    fixes: [],
  },
];

describe('data and network', () => {
  it.each(cases)('$what: says so in a sentence and offers what repairs it', (problem) => {
    expectProblem(problem);
  });
});
