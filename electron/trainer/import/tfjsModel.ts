import { existsSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { isJsonObject, type Json } from '../../../src/document/json';
import { limits, unusable } from './limits';
import type { ModelFile, StoredTensor, WeightStore } from './ModelFile';
import { namedWeights } from './namedWeights';
import { decodeNumbers, numberBytes, quantizationSchema } from './tfjsNumbers';

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int().min(0)),
  dtype: z.string(),
  quantization: quantizationSchema.optional(),
});
const manifestSchema = z.array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) }));
type Manifest = z.output<typeof manifestSchema>;

/** Reads a `model.json` of TensorFlow.js with its shards, which have to lie in the same folder. */
export async function readTfjsModel(path: string, content: unknown): Promise<ModelFile> {
  if (!isJsonObject(content)) throw notTfjs();
  if (content.format === 'graph-model') {
    const network = join(dirname(path), 'network.cnn.json');
    const instead = existsSync(network)
      ? `Open the network beside it instead: ${network}.`
      : 'Convert the original model to a layers model instead (tensorflowjs_converter --output_format=tfjs_layers_model).';
    throw unusable(`This is a graph model of TensorFlow.js: operations without layers. ${instead}`);
  }
  const topology = content.modelTopology;
  if (!isJsonObject(topology)) throw notTfjs();
  const model: Json = isJsonObject(topology.model_config) ? topology.model_config : topology;
  const manifest = manifestSchema.safeParse(content.weightsManifest ?? []);
  if (!manifest.success) throw unusable('The weightsManifest of the file is damaged.', manifest.error);
  const weights = manifest.data.length === 0 ? null : await readWeights(dirname(path), manifest.data);
  return { format: 'TensorFlow.js (model.json)', version: 2, model, weights, warnings: [], close: () => {} };
}

function notTfjs() {
  return unusable('The file is JSON, but no model of TensorFlow.js: it has no "modelTopology".');
}

async function readWeights(folder: string, manifest: Manifest): Promise<WeightStore> {
  const tensors: StoredTensor[] = [];
  const room = { bytes: limits.pieceBytes };
  for (const { paths, weights } of manifest) {
    const shards: Buffer[] = [];
    for (const shard of paths) shards.push(await readShard(folder, shard, room));
    const bytes = Buffer.concat(shards);
    let offset = 0;
    for (const weight of weights) {
      const length = numberBytes(weight) * weight.shape.reduce((product, size) => product * size, 1);
      const part = bytes.subarray(offset, offset + length);
      offset += length;
      if (!(offset <= bytes.length)) throw sizeDiffers(paths);
      tensors.push({ name: weight.name, shape: weight.shape, read: () => decodeNumbers(weight, part) });
    }
    if (offset !== bytes.length) throw sizeDiffers(paths);
  }
  return { tensorsOf: (path) => namedWeights(tensors, path) };
}

function sizeDiffers(paths: readonly string[]) {
  const names = paths.slice(0, 3).join(', ');
  return unusable(`The weights in ${names} are not as many as the model declares. Copy all files of the model again.`);
}

/** A file in the folder of the model, or below it; links that lead out of it are refused as well. */
async function readShard(folder: string, name: string, room: { bytes: number }): Promise<Buffer> {
  const outside = isAbsolute(name) || /[\\:]|(^|\/)\.\.(\/|$)/.test(name);
  if (outside) throw leavesFolder(name);
  const found = await realpath(join(folder, name)).catch((error: unknown) => {
    throw unusable(`The file “${name}” with weights is missing: it has to lie beside the model.json.`, error);
  });
  const within = relative(await realpath(folder), found);
  if (within.startsWith('..') || isAbsolute(within)) throw leavesFolder(name);
  const { size } = await stat(found);
  room.bytes -= size;
  if (room.bytes < 0) throw unusable('The weights of the model are larger than 2 GB, which is too much to read here.');
  const file = await open(found);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function leavesFolder(name: string) {
  return unusable(`The model asks for the file “${name}”, which is not in its own folder. It was not read.`);
}
