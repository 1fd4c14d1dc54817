import type { PlanLayer } from '../../compiler/Plan';
import type { JsonObject } from '../../document/json';
import { isCustomTfjsClass } from '../../layers/customTfjs';
import type { TfjsLayer } from '../../layers/LayerDefinition';
import { packageLayers } from './packageLayers';

/** A layer of tfjs as the exported package makes it. */
export type PackageLayer = {
  /** `tf.layers.conv2d`, or the class of a file of the package. */
  readonly kind: 'tfjs' | 'own';
  readonly className: string;
  readonly config: JsonObject;
  readonly weightNames: { readonly [planName: string]: string };
};

/** What a layer of the plan becomes, one behind the other; null where it is not complete. */
export function tensorflowLayers(layer: PlanLayer): readonly PackageLayer[] | null {
  const chain = tfjsLayers(layer);
  return chain === null ? null : chain.map(packageLayer);
}

/** What the definition says of a layer of the plan; null where it is not complete. */
export function tfjsLayers({ definition, params, inputShapes, outputShape }: PlanLayer): readonly TfjsLayer[] | null {
  if (params === null || outputShape === null) return null;
  const inputs = inputShapes.filter((shape) => shape !== null);
  if (inputs.length < inputShapes.length) return null;
  return definition.tfjs({ params, inputs, output: outputShape });
}

/** Layers that tfjs has under other names are written as tfjs' own: the engine's differ only in how they draw. */
function packageLayer({ className, config, weightNames = {} }: TfjsLayer): PackageLayer {
  if (!isCustomTfjsClass(className)) return { kind: 'tfjs', className, config, weightNames };
  const own = packageLayers[className](config);
  const { type } = own;
  return { kind: own.kind, className: type, config: own.config, weightNames };
}
