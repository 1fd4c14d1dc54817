import type { layers } from '@tensorflow/tfjs';
import type { CustomTfjsClass } from '../../../../src/layers/customTfjs';
import { isCustomTfjsClass } from '../../../../src/layers/customTfjs';
import type { TfjsLayer } from '../../../../src/layers/LayerDefinition';
import { createCustomLayer } from '../customLayers/createCustomLayer';
import type { StepRandomness } from '../customLayers/StepRandomness';
import { tf } from './tf';

/** Layers of ours that compute the same as tfjs', of the same configuration, in less time. */
const faster: { readonly [className: string]: CustomTfjsClass | undefined } = {
  BatchNormalization: 'ConvCanvasBatchNormalization',
};

/** A layer from its class name and configuration; not yet built. Throws for a class that nobody has. */
export function createLayer(layer: TfjsLayer, layerId: string, randomness: StepRandomness): layers.Layer {
  const { config } = layer;
  const className = faster[layer.className] ?? layer.className;
  if (isCustomTfjsClass(className)) return createCustomLayer(className, config, layerId, randomness);
  const entry = tf.serialization.SerializationMap.getMap().classNameMap[className];
  if (entry === undefined) throw new Error(`tfjs has no layer class "${className}" (layer "${layerId}").`);
  const [layerClass, fromConfig] = entry;
  return fromConfig(layerClass, JSON.parse(JSON.stringify(config))) as layers.Layer;
}
