import type { ExportInput, WeightValue } from '../CodeInput';
import { weightOf } from '../weightValues';
import { tfjsLayers } from './tensorflowLayers';
import { VariableNames } from './variableNames';

/** A weight as TensorFlow.js names it: `conv1/kernel`. */
export type NamedWeight = { readonly name: string; readonly value: WeightValue };

/** All weights of the network, in the plan's order. Throws where one is missing. */
export function namedWeights({ plan, weights }: Pick<ExportInput, 'plan' | 'weights'>): readonly NamedWeight[] {
  const names = new VariableNames(plan);
  return plan.layers
    .filter(({ connected }) => connected)
    .flatMap((layer) => {
      const tfjsNames = tfjsLayers(layer)?.[0]?.weightNames ?? {};
      return layer.weights.map(({ name }) => {
        const value = weightOf(weights, layer.id, name);
        return { name: `${names.of(layer.id).layer}/${tfjsNames[name] ?? name}`, value };
      });
    });
}

/** As in a weights manifest of TensorFlow.js. */
export function weightSpecs(weights: readonly NamedWeight[]) {
  return weights.map(({ name, value }) => ({ name, shape: value.shape, dtype: 'float32' as const }));
}

/** float32, little-endian. */
export function weightBytes({ data }: WeightValue): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
