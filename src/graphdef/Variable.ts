import type { Graph } from '../operations/Graph';
import type { GraphNode } from '../operations/GraphNode';
import type { Tensor } from '../operations/Tensor';
import { assign } from '../operations/types/AssignVariableOp';
import { scalar } from '../operations/types/Const';
import { placeholder } from '../operations/types/Placeholder';
import { readVariable } from '../operations/types/ReadVariableOp';
import { broadcastTo } from '../operations/types/Sum';
import { variable } from '../operations/types/VarHandleOp';

/** Numbers that TensorFlow keeps from one run of a graph to the next. */
export type Variable = {
  readonly shape: readonly number[];
  readonly handle: Tensor;
  /** Its value at the beginning of a run: what gradients are taken by. */
  readonly value: Tensor;
};

/** A variable that a caller reads and writes from outside. */
export type OpenVariable = Variable & {
  /** Feed this to write it. */
  readonly given: Tensor;
  /** Run this to write it. */
  readonly write: GraphNode;
};

/** Adds a variable of float32. `name` also names it in TensorFlow's memory. */
export function openVariable(graph: Graph, name: string, shape: readonly number[]): OpenVariable {
  const handle = variable(graph, name, 'float32', shape);
  return graph.scope(name, () => {
    const given = placeholder(graph, 'given', 'float32', shape);
    const write = assign(graph, handle, given);
    return { shape, handle, value: readVariable(graph, handle), given, write };
  });
}

/** Writes one number everywhere. */
export function fillVariable(graph: Graph, { handle, shape }: Variable, value: number): GraphNode {
  return assign(graph, handle, broadcastTo(graph, scalar(graph, value), shape));
}
