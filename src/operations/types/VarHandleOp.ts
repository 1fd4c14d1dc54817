import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape } from '../shapes';
import type { DataType, Dimensions, Tensor, TensorSpec } from '../Tensor';

/** A place in memory that keeps a value from run to run. */
export const VarHandleOp = defineOperation({
  type: 'VarHandleOp',
  inputs: [],
  attributes: { dtype: 'type', shape: 'shape', shared_name: 'string', container: 'string' },
  infer: () => [{ dtype: 'resource', shape: [] }],
  noGradient: 'A place is not a number.',
});

/** Variables of one name are one, in all graphs of a session. */
export function variable(graph: Graph, name: string, dtype: DataType, shape: Dimensions): Tensor {
  return graph.output(VarHandleOp, [], { dtype, shape, shared_name: name, container: '' }, { name });
}

/** What a variable holds. */
export function variableSpec(resource: Tensor): TensorSpec {
  const { operation, attributes } = resource.node;
  if (operation.type !== VarHandleOp.type) throw new GraphError(`${resource.node.name} is not a variable.`);
  return { dtype: attributes.dtype as DataType, shape: attributes.shape as Dimensions };
}

/** Throws where a value cannot stand in a variable. */
export function requireFit(resource: Tensor, value: TensorSpec): void {
  const { dtype, shape } = variableSpec(resource);
  if (dtype !== value.dtype || describeShape(shape) !== describeShape(value.shape)) {
    const given = `${value.dtype} ${describeShape(value.shape)}`;
    throw new GraphError(`${resource.node.name} holds ${dtype} ${describeShape(shape)}, not ${given}.`);
  }
}
