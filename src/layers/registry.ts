import type { LayerDefinition, LayerFamily } from './LayerDefinition';
import { layerFamilies } from './LayerDefinition';
import { Activation } from './types/Activation';
import { Add } from './types/Add';
import { Average } from './types/Average';
import { AveragePooling2D } from './types/AveragePooling2D';
import { BatchNormalization } from './types/BatchNormalization';
import { Concatenate } from './types/Concatenate';
import { Conv2D } from './types/Conv2D';
import { Conv2DTranspose } from './types/Conv2DTranspose';
import { Cropping2D } from './types/Cropping2D';
import { Dense } from './types/Dense';
import { DepthwiseConv2D } from './types/DepthwiseConv2D';
import { Dropout } from './types/Dropout';
import { Flatten } from './types/Flatten';
import { GlobalAveragePooling2D } from './types/GlobalAveragePooling2D';
import { GlobalMaxPooling2D } from './types/GlobalMaxPooling2D';
import { Input } from './types/Input';
import { LayerNormalization } from './types/LayerNormalization';
import { LeakyReLU } from './types/LeakyReLU';
import { Maximum } from './types/Maximum';
import { MaxPooling2D } from './types/MaxPooling2D';
import { Multiply } from './types/Multiply';
import { Normalization } from './types/Normalization';
import { Placeholder } from './types/Placeholder';
import { RandomContrast } from './types/RandomContrast';
import { RandomFlip } from './types/RandomFlip';
import { RandomRotation } from './types/RandomRotation';
import { RandomTranslation } from './types/RandomTranslation';
import { RandomZoom } from './types/RandomZoom';
import { ReLU } from './types/ReLU';
import { Rescaling } from './types/Rescaling';
import { Reshape } from './types/Reshape';
import { SeparableConv2D } from './types/SeparableConv2D';
import { SpatialDropout2D } from './types/SpatialDropout2D';
import { UpSampling2D } from './types/UpSampling2D';
import { ZeroPadding2D } from './types/ZeroPadding2D';

/** Every layer type, in the order of the palette. A new type is a file in `types/`, its test, and a line here. */
const definitions: readonly LayerDefinition[] = [
  Input,
  Conv2D,
  DepthwiseConv2D,
  SeparableConv2D,
  Conv2DTranspose,
  MaxPooling2D,
  AveragePooling2D,
  GlobalAveragePooling2D,
  GlobalMaxPooling2D,
  Flatten,
  Reshape,
  ZeroPadding2D,
  Cropping2D,
  UpSampling2D,
  Dense,
  Dropout,
  SpatialDropout2D,
  Activation,
  ReLU,
  LeakyReLU,
  BatchNormalization,
  LayerNormalization,
  Rescaling,
  Normalization,
  RandomFlip,
  RandomTranslation,
  RandomRotation,
  RandomZoom,
  RandomContrast,
  Add,
  Multiply,
  Average,
  Maximum,
  Concatenate,
];

const byType = indexByType([...definitions, Placeholder]);

/** All that can be placed, and be trained. A document may also hold placeholders, which `findLayer` knows. */
export const layerTypes: readonly LayerDefinition[] = definitions;

/** The definition of a layer type by its Keras class name; null for types that this version does not know. */
export function findLayer(type: string): LayerDefinition | null {
  return byType.get(type) ?? null;
}

export const layersByFamily: ReadonlyMap<LayerFamily, readonly LayerDefinition[]> = new Map(
  layerFamilies.map((family) => [family, definitions.filter((definition) => definition.family === family)]),
);

/** Throws where two definitions have the same type: one of them could never be found. */
export function indexByType(list: readonly LayerDefinition[]): ReadonlyMap<string, LayerDefinition> {
  const index = new Map<string, LayerDefinition>();
  for (const definition of list) {
    if (index.has(definition.type)) throw new Error(`There are two layer types named ${definition.type}.`);
    index.set(definition.type, definition);
  }
  return index;
}
