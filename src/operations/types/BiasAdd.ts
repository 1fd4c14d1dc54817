import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape } from '../shapes';
import type { Tensor } from '../Tensor';

/** Adds one number a channel: `bias` [channels] along the last axis. */
export const BiasAdd = defineOperation({
  type: 'BiasAdd',
  inputs: ['value', 'bias'],
  attributes: {},
  types: { T: 0 },
  infer([value, bias]) {
    if (value.shape.length < 2 || bias.shape.length !== 1 || bias.shape[0] !== value.shape.at(-1)) {
      throw new GraphError(`A bias ${describeShape(bias.shape)} does not fit ${describeShape(value.shape)}.`);
    }
    return [{ dtype: value.dtype, shape: value.shape }];
  },
  gradient: ({ graph, needed, gradient }) => [gradient, needed[1] ? graph.output(BiasAddGrad, [gradient], {}) : null],
});

export const BiasAddGrad = defineOperation({
  type: 'BiasAddGrad',
  inputs: ['out_backprop'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradient]) => [{ dtype: gradient.dtype, shape: gradient.shape.slice(-1) }],
  noGradient: onlyFirst,
});

export function biasAdd(graph: Graph, value: Tensor, bias: Tensor): Tensor {
  return graph.output(BiasAdd, [value, bias], {});
}
