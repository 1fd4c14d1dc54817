import type { layers } from '@tensorflow/tfjs';
import type { JsonObject } from '../../../../src/document/json';
import type { CustomTfjsClass, CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { ConvCanvasRandomContrast, ConvCanvasRandomTransform } from './Augmentations';
import {
  ConvCanvasConv2D,
  ConvCanvasConv2DTranspose,
  ConvCanvasDepthwiseConv2D,
  ConvCanvasSeparableConv2D,
} from './Convolutions';
import { ConvCanvasDropout, ConvCanvasSpatialDropout2D } from './Dropouts';
import { ConvCanvasActivation, ConvCanvasNormalization, ConvCanvasReLU, ConvCanvasRescaling } from './Elementwise';
import { ConvCanvasMaximum } from './Maximum';
import { ConvCanvasBatchNormalization, ConvCanvasLayerNormalization } from './Normalizations';
import type { StepRandomness } from './StepRandomness';
import { ConvCanvasUpSampling2D } from './UpSampling2D';

type Factory<Config> = (config: Config, layerId: string, randomness: StepRandomness) => layers.Layer;

const factories: { readonly [name in CustomTfjsClass]: Factory<CustomTfjsConfigs[name]> } = {
  ConvCanvasConv2D: (config) => new ConvCanvasConv2D(config),
  ConvCanvasConv2DTranspose: (config) => new ConvCanvasConv2DTranspose(config),
  ConvCanvasDepthwiseConv2D: (config) => new ConvCanvasDepthwiseConv2D(config),
  ConvCanvasSeparableConv2D: (config) => new ConvCanvasSeparableConv2D(config),
  ConvCanvasSpatialDropout2D: (...given) => new ConvCanvasSpatialDropout2D(...given),
  ConvCanvasDropout: (...given) => new ConvCanvasDropout(...given),
  ConvCanvasNormalization: (config) => new ConvCanvasNormalization(config),
  ConvCanvasRescaling: (config) => new ConvCanvasRescaling(config),
  ConvCanvasReLU: (config) => new ConvCanvasReLU(config),
  ConvCanvasActivation: (config) => new ConvCanvasActivation(config),
  ConvCanvasBatchNormalization: (config) => new ConvCanvasBatchNormalization(config),
  ConvCanvasLayerNormalization: (config) => new ConvCanvasLayerNormalization(config),
  ConvCanvasUpSampling2D: (config) => new ConvCanvasUpSampling2D(config),
  ConvCanvasMaximum: () => new ConvCanvasMaximum({}),
  ConvCanvasRandomTransform: (...given) => new ConvCanvasRandomTransform(...given),
  ConvCanvasRandomContrast: (...given) => new ConvCanvasRandomContrast(...given),
};

/** `config` is what `customTfjs` was given: its type was checked there. */
export function createCustomLayer(
  name: CustomTfjsClass,
  config: JsonObject,
  layerId: string,
  randomness: StepRandomness,
): layers.Layer {
  const factory = factories[name] as unknown as Factory<JsonObject>;
  return factory(config, layerId, randomness);
}
