import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import { addN } from '../operations/types/AddN';
import { scalar } from '../operations/types/Const';
import { maximum } from '../operations/types/Maximum';
import { minimum } from '../operations/types/Minimum';
import { multiply } from '../operations/types/Mul';
import { divide } from '../operations/types/RealDiv';
import { sqrt } from '../operations/types/Sqrt';
import { square } from '../operations/types/Square';
import { sum } from '../operations/types/Sum';
import type { GradientClipping } from '../training/TrainingSettings';

/** Gradients made smaller where they are too large, as Keras' `clipvalue`, `clipnorm` and `global_clipnorm` do. */
export function clipGradients(
  graph: Graph,
  clipping: GradientClipping | null,
  gradients: readonly Tensor[],
): readonly Tensor[] {
  if (clipping === null || gradients.length === 0) return gradients;
  const limit = scalar(graph, clipping.limit);
  const lowest = scalar(graph, -clipping.limit);
  /** What brings a norm down to the limit, 1 below it. */
  const factor = (squares: Tensor) => divide(graph, limit, maximum(graph, sqrt(graph, squares), limit));
  switch (clipping.type) {
    case 'value':
      return gradients.map((gradient) => maximum(graph, minimum(graph, gradient, limit), lowest));
    case 'norm':
      return gradients.map((gradient) => multiply(graph, gradient, factor(sumOfSquares(graph, gradient))));
    case 'globalNorm': {
      const shared = factor(
        addN(
          graph,
          gradients.map((gradient) => sumOfSquares(graph, gradient)),
        ),
      );
      return gradients.map((gradient) => multiply(graph, gradient, shared));
    }
  }
}

function sumOfSquares(graph: Graph, values: Tensor): Tensor {
  return sum(
    graph,
    square(graph, values),
    values.shape.map((_, axis) => axis),
  );
}
