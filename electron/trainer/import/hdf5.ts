import type { Dataset, File, Group } from 'h5wasm';
import { shown } from '../../../src/importers/readJson';
import { limits, unusable } from './limits';
import type { StoredTensor } from './ModelFile';

type H5Module = Awaited<typeof import('h5wasm')['ready']>;
type Classes = Pick<typeof import('h5wasm'), 'Dataset' | 'Group' | 'ExternalLink' | 'BrokenSoftLink'>;

let opened = 0;

/** An HDF5 file in memory, from which nothing outside it can be reached. */
export class Hdf5 {
  private numbers = 0;

  private constructor(
    private readonly file: File,
    private readonly classes: Classes,
    private readonly module: H5Module,
    private readonly bytes: number,
    private readonly remove: () => void,
  ) {}

  /** Throws a `RunError` where they are no HDF5 file. */
  static async open(bytes: Uint8Array): Promise<Hdf5> {
    // Loaded where it is needed only. This build has a file system of its own in memory; that for Node has the computer's.
    const library = await import('h5wasm');
    const module = await library.ready;
    const { FS } = module;
    opened++;
    const path = `/import-${opened}.h5`;
    // The file system takes the bytes as they are, without a copy: nobody else writes to them.
    const stream = FS.open(path, 'w');
    FS.write(stream, bytes, 0, bytes.length, undefined, true);
    FS.close(stream);
    const remove = () => FS.unlink(path);
    try {
      const file = new library.File(path, 'r');
      // The library does not throw for what it cannot open.
      if (file.file_id <= 0n) throw new Error('it could not be opened');
      return new Hdf5(file, library, module, bytes.length, remove);
    } catch (error) {
      remove();
      throw damaged(error);
    }
  }

  get root(): Group {
    return this.file;
  }

  /** The group of this name in another, null where there is none. Links out of the file are refused. */
  group(parent: Group, name: string): Group | null {
    const found = this.entity(parent, name);
    return found instanceof this.classes.Group ? found : null;
  }

  keys(group: Group): readonly string[] {
    return reading(() => group.keys());
  }

  /** A text, or a list of texts, that a group has as attribute; null where it has none. */
  texts(group: Group, name: string): readonly string[] | null {
    const value = reading(() => {
      const attribute = group.attrs[name];
      if (attribute === undefined) return null;
      if (attribute.metadata.total_size * attribute.metadata.size > limits.configBytes)
        throw damaged('a huge attribute');
      return attribute.to_array();
    });
    const list = Array.isArray(value) ? value : [value];
    return value !== null && list.every((item) => typeof item === 'string') ? list : null;
  }

  /** A tensor of real numbers; null where there is none of this name. */
  tensor(parent: Group, name: string, as: string | null): StoredTensor | null {
    const found = this.entity(parent, name);
    if (!(found instanceof this.classes.Dataset)) return null;
    const { metadata } = found;
    const shape = metadata.shape ?? [];
    return { name: as, shape, read: () => this.values(found) };
  }

  close(): void {
    this.file.close();
    this.remove();
  }

  private entity(parent: Group, name: string) {
    const found = reading(() => parent.get(name));
    if (found instanceof this.classes.ExternalLink || found instanceof this.classes.BrokenSoftLink) throw outside();
    return found;
  }

  private values(dataset: Dataset): Float32Array {
    const { metadata } = dataset;
    if (metadata.virtual_sources !== undefined && metadata.virtual_sources.length > 0) throw outside();
    // What is declared need not be in the file: one number can stand for all.
    this.numbers += (metadata.shape ?? []).reduce((product, size) => product * size, 1);
    const most = Math.min(limits.bytes, Math.max(limits.smallBytes, limits.expansion * this.bytes));
    if (!(this.numbers * metadata.size <= most)) {
      throw unusable('The file declares far more weights than it is large, as files do that are meant to do harm.');
    }
    if (metadata.type !== this.module.H5T_class_t.H5T_FLOAT.value || ![4, 8].includes(metadata.size)) {
      throw unusable(
        `The weights ${shown(dataset.path)} are not kept as numbers with 32 or 64 bits. Save the model in float32.`,
      );
    }
    const bytes = this.bytesOf(dataset);
    // Read in this computer's own byte order, whatever the file's is.
    return metadata.size === 4 ? new Float32Array(bytes) : Float32Array.from(new Float64Array(bytes));
  }

  /** The library's own `value` answers whatever lay in memory where a dataset cannot be read, such as one in another file. */
  private bytesOf(dataset: Dataset): ArrayBuffer {
    const { module } = this;
    const length = dataset.metadata.total_size * dataset.metadata.size;
    const at = module._malloc(Math.max(length, 1));
    if (at === 0) throw unusable(`The weights ${shown(dataset.path)} are too large for the memory that is left.`);
    try {
      const status = reading(() =>
        module.get_dataset_data(dataset.file_id, dataset.path, null, null, null, BigInt(at)),
      );
      if (status < 0) throw unreadable(dataset.path);
      return module.HEAPU8.slice(at, at + length).buffer;
    } finally {
      module._free(at);
    }
  }
}

function unreadable(path: string) {
  return unusable(
    `The weights ${shown(path)} cannot be read: they lie in another file, which is not followed, or are damaged. Save the model as one file.`,
  );
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(error);
  }
}

function outside() {
  return unusable('The file refers to another file for its weights. That is not followed: save the model as one file.');
}

function damaged(error: unknown) {
  return unusable('The file is no HDF5 file, or it is damaged. Save or download it again.', error);
}
