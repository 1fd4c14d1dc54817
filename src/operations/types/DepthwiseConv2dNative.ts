import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, shapeHeldBy } from '../shapes';
import { type DilatedSliding, filterSizes, onAllAxes, type Sliding, slidOver } from '../sliding';
import type { Tensor } from '../Tensor';
import { integers } from './Const';
import { shapeTensor } from './Shape';
import { batchToSpace, dilationMargins, spaceToBatch } from './SpaceToBatchND';

const attributes = { strides: 'ints', padding: 'string' } as const;

/**
 * Filters each channel by itself: [batch, height, width, channels] by [height, width, channels, multiplier] to
 * [batch, height, width, channels · multiplier]. Strides have to be equal. Without dilations: TensorFlow's own kernels for
 * the CPU lack them, and those of oneDNN get the gradient wrong.
 */
export const DepthwiseConv2dNative = defineOperation({
  type: 'DepthwiseConv2dNative',
  inputs: ['input', 'filter'],
  attributes,
  types: { T: 0 },
  infer([input, filter], attributes) {
    const [height, width, channels, multiplier] = filterSizes(filter);
    if (input.shape[3] !== channels) {
      throw new GraphError(
        `A filter ${describeShape(filter.shape)} does not fit images ${describeShape(input.shape)}.`,
      );
    }
    const shape = slidOver(input, [height, width], attributes, channels * multiplier);
    return [{ dtype: input.dtype, shape }];
  },
  gradient: ({ graph, inputs: [input, filter], attributes, needed, gradient }) => [
    needed[0]
      ? graph.output(DepthwiseConv2dNativeBackpropInput, [shapeTensor(graph, input), filter, gradient], attributes)
      : null,
    needed[1]
      ? graph.output(
          DepthwiseConv2dNativeBackpropFilter,
          [input, integers(graph, filterSizes(filter)), gradient],
          attributes,
        )
      : null,
  ],
});

export const DepthwiseConv2dNativeBackpropInput = defineOperation({
  type: 'DepthwiseConv2dNativeBackpropInput',
  inputs: ['input_sizes', 'filter', 'out_backprop'],
  attributes,
  types: { T: 1 },
  infer: ([sizes, filter]) => [{ dtype: filter.dtype, shape: shapeHeldBy(sizes) }],
  noGradient: onlyFirst,
});

export const DepthwiseConv2dNativeBackpropFilter = defineOperation({
  type: 'DepthwiseConv2dNativeBackpropFilter',
  inputs: ['input', 'filter_sizes', 'out_backprop'],
  attributes,
  types: { T: 0 },
  infer: ([input, sizes]) => [{ dtype: input.dtype, shape: shapeHeldBy(sizes) }],
  noGradient: onlyFirst,
});

/**
 * A filter [height, width, channels, multiplier] for each channel. For a dilation, pixels that are so far apart are brought side
 * by side.
 */
export function depthwiseConv2D(graph: Graph, input: Tensor, filter: Tensor, sliding: DilatedSliding): Tensor {
  const { strides, padding, dilations } = sliding;
  const [height, width] = filterSizes(filter);
  if (dilations[0] === 1 && dilations[1] === 1) return convolve(graph, input, filter, sliding);
  if (strides[0] > 1 || strides[1] > 1) throw new GraphError('A convolution has either strides or dilations.');
  const { margins, surplus } = dilationMargins(input, [height, width], dilations, padding);
  const near = spaceToBatch(graph, input, dilations, margins);
  return batchToSpace(graph, convolve(graph, near, filter, { strides, padding: 'VALID' }), dilations, surplus);
}

function convolve(graph: Graph, input: Tensor, filter: Tensor, { strides, padding }: Sliding): Tensor {
  return graph.output(DepthwiseConv2dNative, [input, filter], { strides: onAllAxes(strides), padding });
}
