import type { FileHandle } from 'node:fs/promises';
import type { Group } from 'h5wasm';
import { isJsonObject, type Json } from '../../../src/document/json';
import type { PathStep } from '../../../src/importers/KerasModel';
import { Hdf5 } from './hdf5';
import { limits, parseJsonText, unusable } from './limits';
import type { ModelFile, StoredTensor, WeightStore } from './ModelFile';
import { openArchive } from './readArchive';

/** Where a layer keeps those that it consists of: of Keras 3, and of Keras 2 in the same format. */
const containers = ['layers', '_layer_checkpoint_dependencies'] as const;

/** Reads a `.keras` file: what the network is, and where each of its weights lies. */
export async function readKerasArchive(file: FileHandle, size: number): Promise<ModelFile> {
  const archive = await openArchive(file.fd, size);
  const config = await archive.read('config.json', limits.configBytes);
  if (config === null) {
    throw unusable('The archive has no config.json, so it is no Keras model. A .keras file is saved by model.save.');
  }
  const metadata = await archive.read('metadata.json', limits.smallBytes);
  const version = metadata === null ? null : parseJsonText(metadata.toString(), 'The metadata.json of the archive');
  const weights = await archive.read('model.weights.h5', limits.pieceBytes);
  const kerasVersion = isJsonObject(version) ? version.keras_version : null;
  const hdf5 = weights === null ? null : await Hdf5.open(weights);
  const old = typeof kerasVersion === 'string' && kerasVersion.startsWith('2');
  return {
    format: `Keras ${old ? '2' : '3'} (.keras)`,
    version: old ? 2 : 3,
    model: parseJsonText(config.toString(), 'The config.json of the archive') as Json,
    weights: hdf5 === null ? null : kerasWeights(hdf5),
    warnings: [],
    close: () => hdf5?.close(),
  };
}

/** Weights as Keras 3 keeps them: `layers/<class>/vars/0`, and deeper for models in a model. */
function kerasWeights(hdf5: Hdf5): WeightStore {
  const children = new Map<string, ReadonlyMap<string, Group>>();
  return {
    tensorsOf(path) {
      let group: Group | null = hdf5.root;
      for (const step of path) {
        group = group === null ? null : childOf(hdf5, children, group, step);
      }
      const variables = group === null ? null : hdf5.group(group, 'vars');
      return variables === null ? null : tensorsIn(hdf5, variables);
    },
  };
}

/** The layer is found by its own name, which the file keeps since Keras 3.6, or by its class and number. */
function childOf(
  hdf5: Hdf5,
  cache: Map<string, ReadonlyMap<string, Group>>,
  parent: Group,
  { name, key }: PathStep,
): Group | null {
  let named = cache.get(parent.path);
  if (named === undefined) {
    named = readChildren(hdf5, parent);
    cache.set(parent.path, named);
  }
  return named.get(`name ${name}`) ?? named.get(`key ${key}`) ?? null;
}

function readChildren(hdf5: Hdf5, parent: Group): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  for (const container of containers) {
    const group = hdf5.group(parent, container);
    if (group === null) continue;
    for (const key of hdf5.keys(group)) {
      const child = hdf5.group(group, key);
      if (child === null) continue;
      const variables = hdf5.group(child, 'vars');
      const name = variables === null ? null : hdf5.texts(variables, 'name');
      // A layer that says its name is never taken for one of another name.
      found.set(name === null ? `key ${key}` : `name ${name.join('')}`, child);
    }
  }
  return found;
}

function tensorsIn(hdf5: Hdf5, variables: Group): readonly StoredTensor[] {
  const keys = [...hdf5.keys(variables)].sort((a, b) => Number(a) - Number(b));
  return keys.flatMap((key) => hdf5.tensor(variables, key, null) ?? []);
}
