import { chain } from '../../../src/compiler/testing/networks';
import type { JsonObject } from '../../../src/document/json';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { defaultTraining } from '../../../src/training/resolveTraining';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';

/** A document whose layers follow one another; ids are `n0`, `n1`, ... */
export function chainDocument(...layers: readonly (readonly [type: string, params?: JsonObject])[]): NetworkDocument {
  return chain(layers.map(([type, params], index) => [`n${index}`, type, params] as const));
}

/** The first network that people meet: two convolutions on 28 × 28 images. */
export const mnistDocument = chainDocument(
  ['Input', { shape: [28, 28, 1] }],
  ['Conv2D', { filters: 16, activation: 'relu' }],
  ['MaxPooling2D'],
  ['Conv2D', { filters: 32, activation: 'relu' }],
  ['MaxPooling2D'],
  ['Flatten'],
  ['Dense', { units: 10, activation: 'softmax' }],
);

/** For the two classes of `writeShapes`, with random and with moving parts. */
export const shapesDocument = chainDocument(
  ['Input', { shape: [8, 8, 1] }],
  ['Conv2D', { filters: 4, activation: 'relu' }],
  ['BatchNormalization', { momentum: 0.9 }],
  ['Flatten'],
  ['Dropout', { rate: 0.2 }],
  ['Dense', { units: 2, activation: 'softmax' }],
);

export function trainingSettings(changes: Partial<TrainingSettings>): TrainingSettings {
  return { ...defaultTraining, ...changes };
}
