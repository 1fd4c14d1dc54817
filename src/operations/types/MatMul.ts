import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape } from '../shapes';
import type { Tensor } from '../Tensor';

type Transposes = { readonly transposeA?: boolean; readonly transposeB?: boolean };

/** The product of two matrices, either of them turned over first if asked. */
export const MatMul = defineOperation({
  type: 'MatMul',
  inputs: ['a', 'b'],
  attributes: { transpose_a: 'bool', transpose_b: 'bool' },
  types: { T: 0 },
  infer([a, b], { transpose_a: transposeA, transpose_b: transposeB }) {
    const [rows, inner] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
    const [innerOfB, columns] = transposeB ? [b.shape[1], b.shape[0]] : b.shape;
    if (rows === undefined || inner === undefined || innerOfB === undefined || columns === undefined) {
      throw new GraphError(`${describeShape(a.shape)} and ${describeShape(b.shape)} are not both matrices.`);
    }
    if (a.shape.length + b.shape.length !== 4 || (inner !== null && innerOfB !== null && inner !== innerOfB)) {
      throw new GraphError(`Matrices ${describeShape(a.shape)} and ${describeShape(b.shape)} cannot be multiplied.`);
    }
    return [{ dtype: a.dtype, shape: [rows, columns] }];
  },
  gradient({ graph, inputs: [a, b], attributes, needed, gradient }) {
    const { transpose_a: transposeA, transpose_b: transposeB } = attributes;
    const ofA = () =>
      transposeA
        ? matMul(graph, b, gradient, { transposeA: transposeB, transposeB: true })
        : matMul(graph, gradient, b, { transposeB: !transposeB });
    const ofB = () =>
      transposeB
        ? matMul(graph, gradient, a, { transposeA: true, transposeB: transposeA })
        : matMul(graph, a, gradient, { transposeA: !transposeA });
    return [needed[0] ? ofA() : null, needed[1] ? ofB() : null];
  },
});

export function matMul(graph: Graph, a: Tensor, b: Tensor, options: Transposes = {}): Tensor {
  const { transposeA = false, transposeB = false } = options;
  return graph.output(MatMul, [a, b], { transpose_a: transposeA, transpose_b: transposeB });
}
