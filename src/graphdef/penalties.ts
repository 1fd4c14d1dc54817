import type { Regularizer } from '../layers/params';
import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import { abs } from '../operations/types/Abs';
import { addN } from '../operations/types/AddN';
import { scalar } from '../operations/types/Const';
import { multiply } from '../operations/types/Mul';
import { square } from '../operations/types/Square';
import { sum } from '../operations/types/Sum';

/** The loss with `l1 · Σ|w| + l2 · Σw²` of every weight that has a regularizer (keras.regularizers.L1L2). */
export function withPenalties(
  graph: Graph,
  loss: Tensor,
  weights: readonly { readonly value: Tensor; readonly regularizer: Regularizer | null }[],
): Tensor {
  const parts = weights.flatMap(({ value, regularizer }) => {
    if (regularizer === null) return [];
    const all = value.shape.map((_, axis) => axis);
    const part = (share: number, sizes: (graph: Graph, value: Tensor) => Tensor) =>
      share === 0 ? [] : [multiply(graph, scalar(graph, share), sum(graph, sizes(graph, value), all))];
    return [...part(regularizer.l1, abs), ...part(regularizer.l2, square)];
  });
  return parts.length === 0 ? loss : addN(graph, [loss, ...parts]);
}
