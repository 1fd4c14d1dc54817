import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { imageSizes, onAllAxes, type Sliding, type Spatial, slidOver, spatialOf } from '../sliding';
import type { Tensor } from '../Tensor';
import { Relu, ReluGrad } from './Relu';

const attributes = { ksize: 'ints', strides: 'ints', padding: 'string' } as const;

/** The largest value of each window of a channel. */
export const MaxPool = defineOperation({
  type: 'MaxPool',
  inputs: ['input'],
  attributes,
  types: { T: 0 },
  infer([input], attributes) {
    const [, , channels] = imageSizes(input, 'What is pooled');
    return [{ dtype: input.dtype, shape: slidOver(input, spatialOf(attributes.ksize), attributes, channels) }];
  },
  gradient({ graph, inputs: [input], output, attributes, gradient }) {
    // A maximum is 0 exactly where ReLU stops its gradient: few maxima are asked sooner than all values before them.
    const isOfRelu = input.node.operation.type === Relu.type;
    const ofMaxima = isOfRelu ? graph.output(ReluGrad, [gradient, output], {}) : gradient;
    return [graph.output(MaxPoolGrad, [input, output, ofMaxima], attributes)];
  },
});

export const MaxPoolGrad = defineOperation({
  type: 'MaxPoolGrad',
  inputs: ['orig_input', 'orig_output', 'grad'],
  attributes,
  types: { T: 0 },
  infer: ([input]) => [{ dtype: input.dtype, shape: input.shape }],
  noGradient: onlyFirst,
});

export function maxPool(graph: Graph, input: Tensor, size: Spatial, { strides, padding }: Sliding): Tensor {
  return graph.output(MaxPool, [input], { ksize: onAllAxes(size), strides: onAllAxes(strides), padding });
}
