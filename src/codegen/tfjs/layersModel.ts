import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { Json, JsonObject } from '../../document/json';
import type { TfjsLayer } from '../../layers/LayerDefinition';
import type { ExportInput } from '../CodeInput';
import { snakeCase } from '../layerVariables';
import { VariableNames } from '../typescript/variableNames';
import { namedWeights, weightBytes } from '../typescript/weightFiles';
import { plainLayers } from './plainLayers';
import type { StoredTensor } from './weightShards';

/** The layers that tfjs-layers cannot compute, in the plan's order. A network without such becomes a layers model. */
export function unplainLayers(plan: Plan): readonly PlanLayer[] {
  return plan.layers.filter((layer) => layer.connected && layer.id !== plan.inputId && plainLayers(layer) === null);
}

/** A model as `tf.loadLayersModel` reads it, in Keras' way of writing; the weights go by layer and name. */
export function layersModel(input: ExportInput): {
  readonly topology: JsonObject;
  readonly tensors: readonly StoredTensor[];
} {
  const { plan } = input;
  const names = new VariableNames(plan);
  /** What each layer of the plan ends in. */
  const ends = new Map<string, string>();
  const layers: JsonObject[] = [];
  for (const layer of plan.layers.filter(({ connected }) => connected)) {
    const name = names.of(layer.id).layer;
    if (layer.id === plan.inputId) {
      layers.push(inputLayer(layer, name));
      ends.set(layer.id, name);
      continue;
    }
    let inputs = layer.inputIds.map((id) => ends.get(id) ?? '');
    (plainLayers(layer) ?? []).forEach((part, place) => {
      const own = place === 0 ? name : names.beside(layer.id, 'after').layer;
      layers.push(layerJson(part, own, inputs));
      inputs = [own];
    });
    ends.set(layer.id, inputs[0] ?? '');
  }
  const end = (id: string | null) => [[ends.get(id ?? '') ?? '', 0, 0]];
  const config = {
    name: 'network',
    layers,
    input_layers: end(plan.inputId),
    output_layers: end(plan.outputId),
  };
  const tensors = namedWeights(input).map(({ name, value }): StoredTensor => {
    return { name, shape: value.shape, dtype: 'float32', data: weightBytes(value) };
  });
  return {
    topology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: { class_name: 'Functional', config } },
    tensors,
  };
}

function inputLayer({ outputShape }: PlanLayer, name: string): JsonObject {
  const config = { batch_input_shape: [null, ...(outputShape ?? [])], dtype: 'float32', sparse: false, name };
  return { class_name: 'InputLayer', config, name, inbound_nodes: [] };
}

function layerJson({ className, config }: TfjsLayer, name: string, inputs: readonly string[]): JsonObject {
  return {
    class_name: className,
    config: { name, trainable: true, dtype: 'float32', ...pythonic(config) },
    name,
    inbound_nodes: [inputs.map((input) => [input, 0, 0, {}])],
  };
}

/** Keys and names as in Python: `kernel_size`, `hard_sigmoid`. */
function pythonic(config: JsonObject): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      snakeCase(key),
      key === 'activation' && typeof value === 'string' ? snakeCase(value) : value,
    ]),
  );
}
