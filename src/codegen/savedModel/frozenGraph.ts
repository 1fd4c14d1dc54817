import type { Plan } from '../../compiler/Plan';
import { formatCount } from '../../document/Shape';
import { lowerPlan } from '../../graphdef/lowerPlan';
import { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { Const } from '../../operations/types/Const';
import { Identity } from '../../operations/types/Identity';
import { placeholder } from '../../operations/types/Placeholder';
import type { WeightValues } from '../CodeInput';
import { ExportProblem } from '../ExportProblem';
import { inputShape } from '../networkShapes';
import { weightOf } from '../weightValues';

/** A network that only computes, with its weights in it. */
export type FrozenGraph = {
  readonly graph: Graph;
  /** float32 `[batch, ...]` as the Input takes them, channels last; the node `images`. */
  readonly images: Tensor;
  /** The node `outputs`. */
  readonly outputs: Tensor;
};

/** One protocol buffer holds 2 GB; a little is kept back for what is not weights. */
const mostWeightBytes = 2 ** 31 - 2 ** 24;

/**
 * The inference form of a network as one TensorFlow graph whose weights are constants. The plan must be ok. Throws an
 * `ExportProblem` where they take more than 2 GB.
 */
export function frozenGraph(plan: Plan, weights: WeightValues): FrozenGraph {
  if (4 * plan.totals.params > mostWeightBytes) {
    throw new ExportProblem(
      'too-large',
      `The network has ${formatCount(plan.totals.params)} parameters, more than fit into one TensorFlow graph (2 GB). ` +
        'Export it to Keras or PyTorch, or make it smaller.',
    );
  }
  if (plan.inputId === null || plan.outputId === null)
    throw new Error('A plan without errors has an Input and an output.');
  const graph = new Graph();
  const images = placeholder(graph, 'images', 'float32', [null, ...inputShape({ plan })]);
  const layerOutputs = lowerPlan(graph, plan, {
    training: false,
    input: images,
    weight: (layer, name) =>
      graph.once(`weight ${layer.id} ${name}`, () => weightConstant(graph, weights, layer.id, name)),
  });
  const last = layerOutputs.get(plan.outputId) ?? images;
  return { graph, images, outputs: graph.output(Identity, [last], {}, { name: 'outputs' }) };
}

function weightConstant(graph: Graph, weights: WeightValues, layerId: string, name: string): Tensor {
  const { shape, data } = weightOf(weights, layerId, name);
  return graph.output(Const, [], { dtype: 'float32', value: { dtype: 'float32', shape, values: data } }, { name });
}
