import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { variableSpec } from './VarHandleOp';

/** The value of a variable when this runs. */
export const ReadVariableOp = defineOperation({
  type: 'ReadVariableOp',
  inputs: ['resource'],
  attributes: { dtype: 'type' },
  infer: ([resource]) => [variableSpec(resource)],
  noGradient: 'What a variable holds does not depend on the graph; losses are differentiated by it.',
});

/** Read after `controls` have run; before any change where there are none and the changes depend on the value. */
export function readVariable(graph: Graph, resource: Tensor, controls: readonly GraphNode[] = []): Tensor {
  return graph.output(ReadVariableOp, [resource], { dtype: variableSpec(resource).dtype }, { controls });
}
