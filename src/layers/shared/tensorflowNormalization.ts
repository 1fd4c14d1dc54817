import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { add } from '../../operations/types/AddV2';
import { constant, scalar } from '../../operations/types/Const';
import { multiply } from '../../operations/types/Mul';

/** Numbers that are given, one for all channels or one each, against the last axis. */
export function perChannel(graph: Graph, values: readonly number[]): Tensor {
  const [only] = values;
  return values.length === 1 && only !== undefined ? scalar(graph, only) : constant(graph, values, [values.length]);
}

/** before · momentum + now · (1 - momentum). */
export function movingAverage(graph: Graph, before: Tensor, now: Tensor, momentum: number): Tensor {
  const [kept, added] = [scalar(graph, momentum), scalar(graph, 1 - momentum)];
  return add(graph, multiply(graph, before, kept), multiply(graph, now, added));
}
