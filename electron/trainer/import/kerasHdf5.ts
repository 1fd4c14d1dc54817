import type { Group } from 'h5wasm';
import type { Json } from '../../../src/document/json';
import type { PathStep } from '../../../src/importers/KerasModel';
import { Hdf5 } from './hdf5';
import { parseJsonText, unusable } from './limits';
import type { ModelFile, StoredTensor } from './ModelFile';
import { namedWeights } from './namedWeights';

/** Reads a whole model in HDF5, as Keras saved it before version 3: `model_config` and `model_weights`. */
export async function readKerasHdf5(bytes: Uint8Array): Promise<ModelFile> {
  const hdf5 = await Hdf5.open(bytes);
  try {
    const config = hdf5.texts(hdf5.root, 'model_config');
    if (config === null) {
      throw unusable(
        'The file has weights, but does not say how the network is built. Save the whole model: model.save, not save_weights.',
      );
    }
    const version = hdf5.texts(hdf5.root, 'keras_version')?.[0] ?? '2';
    const weights = hdf5.group(hdf5.root, 'model_weights');
    return {
      format: `Keras ${version.startsWith('3') ? '3' : '2'} (.h5)`,
      version: version.startsWith('3') ? 3 : 2,
      model: parseJsonText(config.join(''), 'The model_config of the file') as Json,
      weights: weights === null ? null : { tensorsOf: (path: readonly PathStep[]) => tensorsOf(hdf5, weights, path) },
      warnings: [],
      close: () => hdf5.close(),
    };
  } catch (error) {
    hdf5.close();
    throw error;
  }
}

/** All weights of the outermost layer lie together, with names that say to which of its layers each belongs. */
function tensorsOf(hdf5: Hdf5, weights: Group, path: readonly PathStep[]): readonly StoredTensor[] | null {
  const [outermost] = path;
  const group = outermost === undefined ? null : hdf5.group(weights, outermost.name);
  if (group === null) return null;
  const names = hdf5.texts(group, 'weight_names') ?? [];
  const tensors = names.flatMap((name) => hdf5.tensor(group, name, name) ?? []);
  return path.length === 1 ? tensors : namedWeights(tensors, path);
}
