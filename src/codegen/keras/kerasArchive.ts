import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { Json, JsonObject } from '../../document/json';
import { isJsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import { kerasConfig, kerasLayer } from '../../layers/emission/kerasLayer';
import type { ExportInput } from '../CodeInput';
import type { ExportFile, Hdf5Group } from '../ExportFile';
import { emissionContext } from '../emissionContext';
import { layerVariables } from '../layerVariables';
import { kerasVersion } from '../python/requirements';
import { modelName } from './kerasModel';
import { kerasOrder } from './kerasOrder';

/** `model.keras`: what `keras.models.load_model` opens (keras/src/saving/saving_lib.py). */
export function kerasArchive({ name, plan }: ExportInput, weights: Hdf5Group): ExportFile {
  const text = (path: string, content: JsonObject): ExportFile => ({
    path,
    kind: 'text',
    text: JSON.stringify(content),
  });
  return {
    path: 'model.keras',
    kind: 'zip',
    entries: [
      text('metadata.json', { keras_version: kerasVersion, date_saved: '' }),
      text('config.json', modelConfig(plan, modelName(name))),
      { path: 'model.weights.h5', kind: 'hdf5', root: weights },
    ],
  };
}

function modelConfig(plan: Plan, name: string): JsonObject {
  const variables = layerVariables(plan);
  const named = (id: string | null) => variables.get(id ?? '') ?? '';
  return {
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: kerasOrder(plan).map((layer) => layerConfig(plan, layer, named)),
      input_layers: [named(plan.inputId), 0, 0],
      output_layers: [named(plan.outputId), 0, 0],
    },
    registered_name: 'Functional',
    build_config: { input_shape: null },
  };
}

function layerConfig(plan: Plan, layer: PlanLayer, named: (id: string) => string): JsonObject {
  const context = emissionContext(layer);
  if (context === null) throw new Error(`${layer.name} is not computed.`);
  const name = named(layer.id);
  const { className } = kerasLayer(layer.definition, context);
  const written = kerasConfig(layer.definition, context);
  const [input] = layer.inputIds;
  const base = { module: 'keras.layers', class_name: className, registered_name: null, name };
  if (input === undefined) {
    const { shape = [], ...config } = written;
    const batch_shape = batched(shape as Shape);
    return { ...base, config: { batch_shape, ...config, dtype: 'float32', name }, inbound_nodes: [] };
  }
  const tensors = layer.inputIds.map((id) => tensorOf(plan, id, named(id)));
  const shapes = layer.inputShapes.map((shape) => batched(shape ?? []));
  const isMerge = layer.definition.inputs === 'many';
  return {
    ...base,
    config: { name, dtype: 'float32', ...complete(written) },
    build_config: { input_shape: isMerge ? shapes : (shapes[0] ?? null) },
    inbound_nodes: [{ args: [isMerge ? tensors : (tensors[0] ?? null)], kwargs: {} }],
  };
}

function tensorOf(plan: Plan, id: string, name: string): JsonObject {
  const shape = batched(plan.layerById.get(id)?.outputShape ?? []);
  return { class_name: '__keras_tensor__', config: { shape, dtype: 'float32', keras_history: [name, 0, 0] } };
}

/** Objects say where their class is found. */
function complete(config: JsonObject): JsonObject {
  const entries = Object.entries(config).map(([argument, value]): [string, Json] => [
    argument,
    isJsonObject(value) ? { module: 'keras.regularizers', ...value, registered_name: null } : value,
  ]);
  return Object.fromEntries(entries);
}

function batched(shape: Shape): readonly Json[] {
  return [null, ...shape];
}
