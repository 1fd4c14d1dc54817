import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { WeightValues } from '../CodeInput';
import type { Hdf5Dataset, Hdf5Group } from '../ExportFile';
import { layerVariables } from '../layerVariables';
import { weightOf } from '../weightValues';
import { kerasLayerOf } from './kerasCalls';
import { kerasOrder } from './kerasOrder';

const noGroups: Hdf5Group['groups'] = {};

/**
 * The content of a `.weights.h5` of Keras 3: a group a layer, named after its class and numbered in the model's order; in it
 * its variables, those that are learned first.
 */
export function kerasWeights(plan: Plan, name: string, weights: WeightValues): Hdf5Group {
  const variables = layerVariables(plan);
  const used = new Map<string, number>();
  const layers: Record<string, Hdf5Group> = {};
  for (const layer of kerasOrder(plan)) {
    const kind = groupName(kerasLayerOf(layer)?.className ?? layer.type);
    const number = used.get(kind) ?? 0;
    used.set(kind, number + 1);
    const vars = group({ name: variables.get(layer.id) ?? layer.id }, noGroups, variablesOf(layer, weights));
    layers[number === 0 ? kind : `${kind}_${number}`] = group({}, { vars });
  }
  return group({}, { layers: group({}, layers), vars: group({ name }) });
}

function variablesOf(layer: PlanLayer, weights: WeightValues): Hdf5Group['datasets'] {
  const ordered = [...layer.weights].sort((a, b) => Number(b.trainable) - Number(a.trainable));
  const datasets: Record<string, Hdf5Dataset> = {};
  ordered.forEach(({ name, shape }, place) => {
    datasets[String(place)] = { shape, data: weightOf(weights, layer.id, name).data };
  });
  return datasets;
}

function group(
  attributes: Hdf5Group['attributes'],
  groups: Hdf5Group['groups'] = noGroups,
  datasets: Hdf5Group['datasets'] = {},
): Hdf5Group {
  return { attributes, groups, datasets };
}

/** As `to_snake_case` of keras/src/utils/naming.py: "GlobalMaxPooling2D" -> "global_max_pooling2d", "ReLU" -> "re_lu". */
function groupName(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
