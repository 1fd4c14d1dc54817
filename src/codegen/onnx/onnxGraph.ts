import type { Plan, PlanLayer } from '../../compiler/Plan';
import { sizeOf } from '../../document/Shape';
import type { OnnxContext } from '../../layers/emission/OnnxContext';
import type { OnnxTensor } from '../../onnx/OnnxGraph';
import { OnnxGraph } from '../../onnx/OnnxGraph';
import type { WeightValue, WeightValues } from '../CodeInput';
import { layerVariables } from '../layerVariables';

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
    layerOutputs.set(
      layer.id,
      graph.scope(name, () => lowerLayer(graph, layer, tensors, weights.get(layer.id) ?? new Map())),
    );
  }
  const last = layerOutputs.get(plan.outputId ?? '') ?? input;
  return { graph, input, output: last, layerOutputs };
}

function lowerLayer(
  graph: OnnxGraph,
  { id, definition, params, inputShapes, outputShape, weights }: PlanLayer,
  tensors: readonly OnnxTensor[],
  values: ReadonlyMap<string, WeightValue>,
): OnnxTensor {
  const [input] = tensors;
  const inputs = inputShapes.flatMap((shape) => (shape === null ? [] : [shape]));
  if (params === null || outputShape === null || input === undefined || inputs.length !== inputShapes.length) {
    throw new Error(`Layer "${id}" is not complete.`);
  }
  const weight: OnnxContext['weight'] = (name, { permute, shape } = {}) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`Layer "${id}" has no weight "${name}".`);
    const permuted = permute === undefined ? value : permuteAxes(value, permute);
    return graph.floats(permuted.data, shape ?? permuted.shape, name);
  };
  return definition.onnx({ graph, params, inputs, output: outputShape, weights, tensors, input, weight });
}

/** The same numbers with their axes in another order: axis `k` of the result is axis `order[k]`. */
export function permuteAxes({ shape, data }: WeightValue, order: readonly number[]): WeightValue {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const permuted = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 0);
  const result = new Float32Array(data.length);
  const place = permuted.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = data[from] ?? 0;
    for (let axis = place.length - 1; axis >= 0; axis--) {
      from += steps[axis] ?? 0;
      const next = (place[axis] ?? 0) + 1;
      if (next < (permuted[axis] ?? 1)) {
        place[axis] = next;
        break;
      }
      from -= next * (steps[axis] ?? 0);
      place[axis] = 0;
    }
  }
  return { shape: permuted, data: result };
}
