import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { broadcastDimensions } from '../shapes';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { sumToShape } from './Sum';

/** t where the condition holds, e elsewhere; all three are stretched to one shape. */
export const SelectV2 = defineOperation({
  type: 'SelectV2',
  inputs: ['condition', 't', 'e'],
  attributes: {},
  types: { T: 1 },
  infer([condition, t, e]) {
    if (condition.dtype !== 'bool' || t.dtype !== e.dtype) {
      throw new GraphError(
        `SelectV2 chooses by bool between one type, not by ${condition.dtype}: ${t.dtype}, ${e.dtype}.`,
      );
    }
    return [{ dtype: t.dtype, shape: broadcastDimensions(condition.shape, broadcastDimensions(t.shape, e.shape)) }];
  },
  gradient({ graph, inputs: [condition, t, e], needed, gradient }) {
    const zero = scalar(graph, 0);
    return [
      null,
      needed[1] ? sumToShape(graph, where(graph, condition, gradient, zero), t) : null,
      needed[2] ? sumToShape(graph, where(graph, condition, zero, gradient), e) : null,
    ];
  },
});

export function where(graph: Graph, condition: Tensor, t: Tensor, e: Tensor): Tensor {
  return graph.output(SelectV2, [condition, t, e], {});
}
