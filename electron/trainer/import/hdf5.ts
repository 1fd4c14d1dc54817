import type { Dataset, File, Group } from 'h5wasm';
import { limits, unusable } from './limits';
import type { StoredTensor } from './ModelFile';

type Classes = Pick<typeof import('h5wasm'), 'Dataset' | 'Group' | 'ExternalLink' | 'BrokenSoftLink'>;

let opened = 0;

/** An HDF5 file in memory, from which nothing outside it can be reached. */
export class Hdf5 {
  private numbers = 0;

  private constructor(
    private readonly file: File,
    private readonly classes: Classes,
    private readonly bytes: number,
    private readonly remove: () => void,
  ) {}

  /** Throws a `RunError` where they are no HDF5 file. */
  static async open(bytes: Uint8Array): Promise<Hdf5> {
    // Loaded where it is needed only. This build has a file system of its own in memory; that for Node has the computer's.
    const library = await import('h5wasm');
    const { FS } = await library.ready;
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
      return new Hdf5(file, library, bytes.length, remove);
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
    const value = reading(() => dataset.value);
    if (value instanceof Float32Array) return value;
    if (value instanceof Float64Array) return Float32Array.from(value);
    // A tensor without axes is one number.
    if (typeof value === 'number') return Float32Array.of(value);
    throw unusable(
      `The weights ${dataset.path} are not kept as numbers with 32 or 64 bits. Save the model in float32.`,
    );
  }
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
