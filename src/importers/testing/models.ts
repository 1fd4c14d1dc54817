import type { Json, JsonObject } from '../../document/json';
import { type ImportedModel, importKerasModel } from '../importKerasModel';

/** A layer of Keras 3. */
export function layer(className: string, config: JsonObject, module = 'keras.layers'): JsonObject {
  return { module, class_name: className, config, registered_name: null };
}

/** A layer of a functional model of Keras 2: fed by the first outputs of others. */
export function fed(
  className: string,
  config: JsonObject & { readonly name: string },
  ...from: readonly Json[]
): JsonObject {
  const inbound = from.length === 0 ? [] : [from.map((name) => (typeof name === 'string' ? [name, 0, 0, {}] : name))];
  return { class_name: className, name: config.name, config, inbound_nodes: inbound };
}

export const image: JsonObject = fed('InputLayer', { name: 'image', batch_input_shape: [null, 8, 8, 3] });

export function functional(layers: readonly JsonObject[], outputs: readonly string[], name = 'model'): JsonObject {
  return {
    class_name: 'Functional',
    name,
    config: {
      name,
      layers,
      input_layers: [['image', 0, 0]],
      output_layers: outputs.map((output) => [output, 0, 0]),
    },
  };
}

export function sequential(...layers: readonly JsonObject[]): JsonObject {
  return { class_name: 'Sequential', config: { name: 'sequential', layers } };
}

/** What a model becomes; throws where it is none. */
export function importedFrom(model: Json, version: 2 | 3 = 3, name = ''): ImportedModel {
  const result = importKerasModel(model, version, name);
  if (!result.ok) throw new Error(result.message);
  return result;
}
