import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { shapeHeldBy } from '../shapes';
import { imageSizes, onAllAxes, type Sliding, type Spatial, slidOver, spatialOf } from '../sliding';
import type { Tensor } from '../Tensor';
import { shapeTensor } from './Shape';

const attributes = { ksize: 'ints', strides: 'ints', padding: 'string' } as const;

/** The mean of each window of a channel; what is padded does not count. */
export const AvgPool = defineOperation({
  type: 'AvgPool',
  inputs: ['value'],
  attributes,
  types: { T: 0 },
  infer([value], attributes) {
    const [, , channels] = imageSizes(value, 'What is pooled');
    return [{ dtype: value.dtype, shape: slidOver(value, spatialOf(attributes.ksize), attributes, channels) }];
  },
  gradient: ({ graph, inputs: [value], attributes, gradient }) => [
    graph.output(AvgPoolGrad, [shapeTensor(graph, value), gradient], attributes),
  ],
});

export const AvgPoolGrad = defineOperation({
  type: 'AvgPoolGrad',
  inputs: ['orig_input_shape', 'grad'],
  attributes,
  types: { T: 1 },
  infer: ([shape, gradient]) => [{ dtype: gradient.dtype, shape: shapeHeldBy(shape) }],
  noGradient: onlyFirst,
});

export function avgPool(graph: Graph, value: Tensor, size: Spatial, { strides, padding }: Sliding): Tensor {
  return graph.output(AvgPool, [value], { ksize: onAllAxes(size), strides: onAllAxes(strides), padding });
}
