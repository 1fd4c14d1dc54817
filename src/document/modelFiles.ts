import { isJsonObject, type Json } from './json';

/** Whether a file of this name is a model of another program: Keras' `.keras` and `.h5`. */
export function isModelFile(name: string): boolean {
  return /\.(keras|h5|hdf5)$/i.test(name);
}

/** Whether a text is the `model.json` of TensorFlow.js, which documents share their ending with. */
export function isModelJson(text: string): boolean {
  // Whatever lacks the word need not be parsed twice.
  if (!text.includes('"modelTopology"')) return false;
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) && 'modelTopology' in value;
  } catch {
    return false;
  }
}
