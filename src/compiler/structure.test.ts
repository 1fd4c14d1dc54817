import { describe, it } from 'vitest';
import { chain, network, type TestNode } from './testing/networks';
import { expectProblem, type ProblemCase } from './testing/problems';

const input: TestNode = ['input', 'Input', { shape: [28, 28, 1] }];

const cases: readonly ProblemCase[] = [
  {
    what: 'an empty canvas',
    document: network([], []),
    code: 'empty-network',
    nodeId: null,
    message: 'The network is empty. Add an Input layer to begin.',
    fixes: ['Add an Input layer'],
  },
  {
    what: 'no Input',
    document: chain([
      ['conv', 'Conv2D'],
      ['flat', 'Flatten'],
    ]),
    code: 'no-input',
    nodeId: null,
    message: 'The network has no Input layer, so no shape is known. Add one before Conv2D 1.',
    fixes: ['Add an Input layer before Conv2D 1'],
  },
  {
    what: 'an Input alone',
    document: network([input], []),
    code: 'input-alone',
    nodeId: 'input',
    message: 'Input 1 is the only layer. Add a layer after it, for example a convolution.',
    fixes: [],
  },
  {
    what: 'two Inputs',
    document: network([input, ['extra', 'Input'], ['flat', 'Flatten']], ['input>flat']),
    code: 'several-inputs',
    nodeId: 'extra',
    message:
      'Input 2 is a second Input; a network has one, and here it is Input 1. Delete Input 2, and connect what it feeds to Input 1.',
    fixes: ['Feed from Input 1 instead', 'Delete Input 2'],
  },
  {
    what: 'a loose layer',
    document: network([input, ['flat', 'Flatten'], ['out', 'Dense']], ['input>flat']),
    code: 'not-connected',
    nodeId: 'out',
    message: 'Dense 1 is not connected: nothing feeds it. Connect it to Flatten 1, or delete it.',
    fixes: ['Connect Flatten 1 to Dense 1', 'Delete Dense 1'],
  },
  {
    what: 'a layer behind a loose one',
    document: network([input, ['flat', 'Flatten'], ['a', 'Dense'], ['b', 'Dropout']], ['input>flat', 'a>b']),
    code: 'behind-unconnected',
    nodeId: 'b',
    message: 'Dropout 1 is not reached from the Input, because it stands behind Dense 1. Connect Dense 1.',
    fixes: [],
  },
  {
    what: 'a second end',
    document: network([input, ['a', 'Flatten'], ['b', 'Flatten'], ['c', 'Dense']], ['input>a', 'input>b', 'b>c']),
    code: 'dead-end',
    nodeId: 'a',
    message:
      'The output of Flatten 1 goes nowhere; the network ends at Dense 1. Connect Flatten 1 onwards, or delete it.',
    fixes: ['Delete Flatten 1'],
  },
  {
    what: 'two wires into one input',
    document: network(
      [input, ['a', 'Flatten'], ['b', 'Flatten'], ['c', 'Dense']],
      ['input>a', 'input>b', 'b>c', 'a>c'],
    ),
    code: 'too-many-inputs',
    nodeId: 'c',
    message:
      'Dense 1 takes one input and has 2: Flatten 2 and Flatten 1. Join them with a merge layer first, or remove all wires but one.',
    // Keeping one wire is not offered: the other Flatten would become a second end.
    fixes: ['Join them with Add'],
  },
  {
    what: 'a merge with one input',
    document: chain([input, ['add', 'Add'], ['flat', 'Flatten']]),
    code: 'too-few-inputs',
    nodeId: 'add',
    message: 'Add 1 joins at least 2 inputs and has 1: Input 1. Connect another layer to it, or delete it.',
    fixes: ['Delete Add 1 and close the gap'],
  },
  {
    what: 'a wire into the Input',
    document: network([input, ['a', 'Input'], ['flat', 'Flatten']], ['input>flat', 'input>a']),
    code: 'input-is-fed',
    nodeId: 'a',
    message: 'Input 2 is where the data enters, so nothing can feed it; Input 1 does. Remove the wire.',
    fixes: ['Remove the wire'],
  },
  {
    what: 'a circle',
    document: network(
      [input, ['add', 'Add'], ['conv', 'Conv2D', { filters: 1, padding: 'same' }], ['flat', 'Flatten']],
      ['input>add', 'add>conv', 'conv>flat', 'conv>add'],
    ),
    code: 'cycle',
    nodeId: 'add',
    message:
      'Add 1 and Conv2D 1 feed each other in a circle; data can only flow forward. Remove the wire from Conv2D 1 to Add 1.',
    fixes: ['Remove the wire from Conv2D 1 to Add 1'],
  },
];

describe('problems of the structure', () => {
  it.each(cases)('$what: says so in a sentence and offers what repairs it', (problem) => {
    expectProblem(problem);
  });
});
