import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { OnnxContext } from '../../layers/emission/OnnxContext';
import type { OnnxTensor } from '../../onnx/OnnxGraph';
import { OnnxGraph } from '../../onnx/OnnxGraph';
import type { WeightValues } from '../CodeInput';
import { emissionContext } from '../emissionContext';
import { layerVariables } from '../layerVariables';
import { permuteAxes, weightOf } from '../weightValues';

export type LoweredGraph = {
  readonly graph: OnnxGraph;
  readonly input: OnnxTensor;
  readonly output: OnnxTensor;
  /** The value that each layer answers, by layer id. */
  readonly layerOutputs: ReadonlyMap<string, OnnxTensor>;
};

/** The layers between Input and output as ONNX operators, with these weights. The plan must be ok. */
export function lowerToOnnx(plan: Plan, weights: WeightValues): LoweredGraph {
  const graph = new OnnxGraph();
  const variables = layerVariables(plan);
  const input = { name: 'images' };
  const layerOutputs = new Map<string, OnnxTensor>();
  for (const layer of plan.layers) {
    if (!layer.connected) continue;
    const tensors =
      layer.id === plan.inputId ? [input] : layer.inputIds.map((id) => layerOutputs.get(id) as OnnxTensor);
    const name = variables.get(layer.id) ?? layer.id;
    const lower = () => lowerLayer(graph, layer, tensors, weights);
    layerOutputs.set(layer.id, graph.scope(name, lower));
  }
  const last = layerOutputs.get(plan.outputId ?? '') ?? input;
  return { graph, input, output: last, layerOutputs };
}

function lowerLayer(
  graph: OnnxGraph,
  layer: PlanLayer,
  tensors: readonly OnnxTensor[],
  values: WeightValues,
): OnnxTensor {
  const { id, definition } = layer;
  const [input] = tensors;
  const context = emissionContext(layer);
  if (context === null || input === undefined) throw new Error(`Layer "${id}" is not complete.`);
  const weight: OnnxContext['weight'] = (name, { permute, shape } = {}) => {
    const value = weightOf(values, id, name);
    const permuted = permute === undefined ? value : permuteAxes(value, permute);
    return graph.floats(permuted.data, shape ?? permuted.shape, name);
  };
  return definition.onnx({ ...context, graph, tensors, input, weight });
}
