import { describe, expect, it } from 'vitest';
import { isModelFile, isModelJson } from './modelFiles';

describe('a model of another program', () => {
  it.each([
    ['model.keras', true],
    ['Model.H5', true],
    ['weights.hdf5', true],
    ['net.cnn.json', false],
    ['model.keras.txt', false],
    ['keras', false],
  ])('is told by the name %s: %s', (name, expected) => {
    expect(isModelFile(name)).toBe(expected);
  });

  it.each([
    ['{"format":"layers-model","modelTopology":{},"weightsManifest":[]}', true],
    ['{"format":"convcanvas","name":"\\"modelTopology\\""}', false],
    ['["modelTopology"]', false],
    ['{"modelTopology":', false],
    ['', false],
  ])('is told by the text %s: %s', (text, expected) => {
    expect(isModelJson(text)).toBe(expected);
  });
});
