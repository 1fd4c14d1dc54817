import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { cast } from '../../operations/types/Cast';
import { integers, scalar } from '../../operations/types/Const';
import { greaterEqual } from '../../operations/types/GreaterEqual';
import { minimum } from '../../operations/types/Minimum';
import { multiply } from '../../operations/types/Mul';
import { shapeTensor } from '../../operations/types/Shape';
import { randomUniform } from '../../operations/types/StatelessRandomUniform';
import type { TensorFlowContext } from '../LayerDefinition';
import type { ParamSpecs } from '../params';

/** Sizes with the batch in front; null: as the input has. */
type NoiseShape = readonly (number | null)[];

/**
 * In training, sets a share of `rate` of the values to zero and enlarges the others, so that the mean stays. One decision for
 * each value of the noise shape, which is stretched over the input; by default for each value of the input.
 */
export function dropValues<P extends ParamSpecs>(
  { graph, input, training, seed }: TensorFlowContext<P>,
  rate: number,
  noiseShape: NoiseShape | null,
): Tensor {
  if (!training || rate === 0) return input;
  const random = randomUniform(graph, noiseSizes(graph, input, noiseShape), seed());
  const kept = cast(graph, greaterEqual(graph, random, scalar(graph, rate)), 'float32');
  return multiply(graph, input, multiply(graph, kept, scalar(graph, 1 / (1 - rate))));
}

const anySize = 2 ** 31 - 1;

function noiseSizes(graph: Graph, input: Tensor, noiseShape: NoiseShape | null): Tensor {
  const sizes = shapeTensor(graph, input);
  if (noiseShape === null || noiseShape.every((size) => size === null)) return sizes;
  // A size is the input's own or 1, so the smaller of both.
  return minimum(
    graph,
    sizes,
    integers(
      graph,
      noiseShape.map((size) => size ?? anySize),
    ),
  );
}
