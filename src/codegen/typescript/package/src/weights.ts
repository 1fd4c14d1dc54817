import * as tf from '@tensorflow/tfjs';

/** Name (`conv1/kernel`), shape and type of each weight, in the order in which their values stand in `weights.bin`. */
export type WeightSpecs = tf.io.WeightsManifestEntry[];

/**
 * Puts the trained weights into a model: `weights.json` and `weights.bin` of a folder (Node), or of an address (a page).
 * Throws where a weight is missing or has another shape.
 */
export async function loadWeights(model: tf.LayersModel, folder = '.'): Promise<void> {
  if (typeof window !== 'undefined') {
    const [specs, values] = await Promise.all([
      fetch(`${folder}/weights.json`).then((response) => response.json() as Promise<WeightSpecs>),
      fetch(`${folder}/weights.bin`).then((response) => response.arrayBuffer()),
    ]);
    setWeights(model, specs, values);
    return;
  }
  const { readFile } = await import('node:fs/promises');
  const specs = JSON.parse(await readFile(`${folder}/weights.json`, 'utf8')) as WeightSpecs;
  const bytes = await readFile(`${folder}/weights.bin`);
  setWeights(model, specs, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

/** Puts weights into a model, by name. `values`: float32, one weight after the other. */
export function setWeights(model: tf.LayersModel, specs: WeightSpecs, values: ArrayBuffer): void {
  const tensors = tf.io.decodeWeights(values, specs);
  model.loadWeights(tensors);
  tf.dispose(tensors);
}

/** Writes the weights of a model as `weights.json` and `weights.bin` into a folder that exists. Node only. */
export async function saveWeights(model: tf.LayersModel, folder: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  const specs: WeightSpecs = [];
  const parts: Uint8Array[] = [];
  for (const { originalName, shape, value } of weightsOf(model)) {
    specs.push({ name: originalName, shape: [...shape], dtype: 'float32' });
    parts.push(new Uint8Array(Float32Array.from(await value.data()).buffer));
  }
  await writeFile(`${folder}/weights.json`, `${JSON.stringify(specs, null, 2)}\n`);
  await writeFile(`${folder}/weights.bin`, Buffer.concat(parts));
}

/** Every weight of a model: `conv1/kernel`, its shape and its value. */
export function weightsOf(model: tf.LayersModel) {
  return model.layers.flatMap((layer) =>
    layer.weights.map((variable) => ({
      originalName: variable.originalName,
      shape: variable.shape as readonly number[],
      value: variable.read(),
      write: (value: tf.Tensor) => variable.write(value),
    })),
  );
}
