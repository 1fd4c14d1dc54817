import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { constantValues, describeShape, shapeHeldBy } from '../shapes';
import {
  checkPadding,
  type DilatedSliding,
  filterSizes,
  onAllAxes,
  type Sliding,
  type Spatial,
  slidOver,
  spatialOf,
} from '../sliding';
import type { Tensor } from '../Tensor';
import { avgPool } from './AvgPool';
import { concatenate } from './ConcatV2';
import { integers } from './Const';
import { depthwiseConv2D } from './DepthwiseConv2dNative';
import { reshape } from './Reshape';
import { shapeTensor } from './Shape';
import { batchToSpace, dilationMargins, spaceToBatch } from './SpaceToBatchND';
import { split } from './Split';

const attributes = { strides: 'ints', padding: 'string' } as const;

/**
 * Slides filters [height, width, depth, filters] over images [batch, height, width, channels]. Filters that are less deep than
 * the images see a group of channels, the first ones the first group; of these TensorFlow has no gradient on the CPU, and
 * it fails where it fuses such an operation with a bias. `conv2D` makes others of them.
 */
export const Conv2D = defineOperation({
  type: 'Conv2D',
  inputs: ['input', 'filter'],
  attributes: { ...attributes, dilations: 'ints' },
  types: { T: 0 },
  infer([input, filter], attributes) {
    const [height, width, depth, filters] = filterSizes(filter);
    const groups = (input.shape[3] ?? 0) / depth;
    if (!Number.isInteger(groups) || groups < 1 || filters % groups !== 0) {
      throw new GraphError(
        `A filter ${describeShape(filter.shape)} does not fit images ${describeShape(input.shape)}.`,
      );
    }
    return [{ dtype: input.dtype, shape: slidOver(input, [height, width], attributes, filters) }];
  },
  gradient({ graph, inputs: [input, filter], attributes, needed, gradient }) {
    if (input.shape[3] !== filterSizes(filter)[2]) throw new GraphError('A grouped Conv2D has no gradient.');
    const sliding = { strides: spatialOf(attributes.strides), padding: checkPadding(attributes.padding) };
    return dilatedGradients(graph, { input, filter, gradient, needed }, sliding, spatialOf(attributes.dilations));
  },
});

/** By the images of `Conv2D`; forwards it is a transposed convolution. `input_sizes`: all four, or height and width. */
export const Conv2DBackpropInput = defineOperation({
  type: 'Conv2DBackpropInput',
  inputs: ['input_sizes', 'filter', 'out_backprop'],
  attributes,
  types: { T: 1 },
  infer([sizes, filter, gradient]) {
    const given = constantValues(sizes);
    const shape =
      given?.length === 2 ? [gradient.shape[0] ?? null, ...given, filterSizes(filter)[2]] : shapeHeldBy(sizes);
    return [{ dtype: filter.dtype, shape }];
  },
  gradient({ graph, inputs: [, filter, small], attributes, needed, gradient }) {
    const sliding = { strides: spatialOf(attributes.strides), padding: checkPadding(attributes.padding) };
    const places = { input: gradient, filter, gradient: small };
    return [
      null,
      needed[1] ? gradientOfFilter(graph, places, sliding) : null,
      needed[2] ? convolve(graph, gradient, filter, { ...sliding, dilations: [1, 1] }) : null,
    ];
  },
});

export const Conv2DBackpropFilter = defineOperation({
  type: 'Conv2DBackpropFilter',
  inputs: ['input', 'filter_sizes', 'out_backprop'],
  attributes,
  types: { T: 0 },
  infer: ([input, sizes]) => [{ dtype: input.dtype, shape: shapeHeldBy(sizes) }],
  noGradient: onlyFirst,
});

/** Filters that are less deep than the images see a group of channels each, the first ones the first group. */
export function conv2D(graph: Graph, input: Tensor, filter: Tensor, sliding: DilatedSliding): Tensor {
  const [height, width, depth, filters] = filterSizes(filter);
  const channels = input.shape[3] ?? depth;
  const groups = channels / depth;
  if (groups === 1) return convolve(graph, input, filter, sliding);
  if (depth === 1 && sliding.strides[0] === sliding.strides[1]) {
    const ofChannels = reshape(graph, filter, [height, width, channels, filters / channels]);
    return depthwiseConv2D(graph, input, ofChannels, sliding);
  }
  const inputs = split(graph, input, groups, 3);
  const convolved = split(graph, filter, groups, 3).map((part, group) =>
    convolve(graph, inputs[group] as Tensor, part, sliding),
  );
  return concatenate(graph, convolved, 3);
}

function convolve(graph: Graph, input: Tensor, filter: Tensor, sliding: DilatedSliding): Tensor {
  const { strides, padding, dilations } = sliding;
  const attributes = { strides: onAllAxes(strides), padding, dilations: onAllAxes(dilations) };
  return graph.output(Conv2D, [input, filter], attributes);
}

/**
 * Draws a filter [height, width, filters, channels] for each pixel of images [batch, height, width, channels], `strides` apart, on
 * images of the size `size`.
 */
export function conv2DTranspose(
  graph: Graph,
  input: Tensor,
  filter: Tensor,
  { size, strides, padding }: Sliding & { readonly size: Spatial },
): Tensor {
  const inputs = [integers(graph, size), filter, input] as const;
  return graph.output(Conv2DBackpropInput, inputs, { strides: onAllAxes(strides), padding });
}

/** What the gradient of a filter is made of; `gradient` is that of what the convolution gave. */
type Convolution = { readonly input: Tensor; readonly filter: Tensor; readonly gradient: Tensor };
type Gradients = readonly [ofInput: Tensor | null, ofFilter: Tensor | null];
type WantedGradients = Convolution & { readonly needed: readonly boolean[] };

/**
 * TensorFlow's own kernels for the CPU have no gradient with dilations. Pixels that are a dilation apart are brought side by
 * side instead, and a plain convolution is differentiated.
 */
function dilatedGradients(graph: Graph, places: WantedGradients, sliding: Sliding, dilations: Spatial): Gradients {
  const { input, filter, gradient, needed } = places;
  if (dilations[0] === 1 && dilations[1] === 1) return plainGradients(graph, places, sliding);
  if (sliding.strides[0] > 1 || sliding.strides[1] > 1) {
    throw new GraphError('A convolution with strides and dilations has no gradient.');
  }
  const [height, width] = filterSizes(filter);
  const { margins, surplus } = dilationMargins(input, [height, width], dilations, sliding.padding);
  const near = {
    input: spaceToBatch(graph, input, dilations, margins),
    filter,
    gradient: spaceToBatch(graph, gradient, dilations, surplus),
    needed,
  };
  const [ofInput, ofFilter] = plainGradients(graph, near, { strides: [1, 1], padding: 'VALID' });
  return [ofInput === null ? null : batchToSpace(graph, ofInput, dilations, margins), ofFilter];
}

function plainGradients(graph: Graph, places: WantedGradients, sliding: Sliding): Gradients {
  const { input, filter, gradient, needed } = places;
  const attributes = { strides: onAllAxes(sliding.strides), padding: sliding.padding };
  return [
    needed[0] ? graph.output(Conv2DBackpropInput, [shapeTensor(graph, input), filter, gradient], attributes) : null,
    needed[1] ? gradientOfFilter(graph, places, sliding) : null,
  ];
}

/**
 * With one pixel at a time and strides, oneDNN (TensorFlow 2.21) adds up pixels beyond the last window. The pixels that are
 * jumped over are taken out first, and nothing is left to jump. Means of single pixels are those pixels, and twelve times as
 * fast as StridedSlice.
 */
function gradientOfFilter(graph: Graph, { input, filter, gradient }: Convolution, sliding: Sliding): Tensor {
  const sizes = filterSizes(filter);
  const { strides, padding } = sliding;
  const jumps = sizes[0] === 1 && sizes[1] === 1 && (strides[0] > 1 || strides[1] > 1);
  const images = jumps ? avgPool(graph, input, [1, 1], { strides, padding: 'VALID' }) : input;
  const inputs = [images, integers(graph, sizes), gradient] as const;
  return graph.output(Conv2DBackpropFilter, inputs, { strides: onAllAxes(jumps ? [1, 1] : strides), padding });
}
