import type { Group } from 'h5wasm/node';
import type { Hdf5Group } from '../../../src/codegen/ExportFile';

let written = 0;

/** An export may hold the same weights twice, as a file and in an archive. */
const made = new WeakMap<Hdf5Group, Promise<Uint8Array>>();

/** The bytes of an HDF5 file: float32 data sets in one piece, text attributes in UTF-8. */
export function hdf5Bytes(root: Hdf5Group): Promise<Uint8Array> {
  const bytes = made.get(root) ?? makeBytes(root);
  made.set(root, bytes);
  return bytes;
}

async function makeBytes(root: Hdf5Group): Promise<Uint8Array> {
  // Four megabytes of WebAssembly, loaded only where they are needed.
  const library = await import('h5wasm/node');
  await library.ready;
  // There only once the library is ready.
  const { File, FS } = library;
  if (FS === null) throw new Error('The HDF5 library has no file system.');
  /** A group that nothing is read back from: the library looks up what it has just made, which takes half of the time. */
  class NewGroup extends library.Group {
    override get(): null {
      return null;
    }
  }
  written++;
  const path = `/export-${written}.h5`;
  try {
    // Small groups are lists in their headers from this version on: Keras' libraries read it since 2016.
    const file = new File(path, 'w', { libver: 'v110' });
    try {
      writeGroup(root, '', (inner) => new NewGroup(file.file_id, inner));
    } finally {
      file.close();
    }
    return FS.readFile(path);
  } finally {
    if (FS.analyzePath(path).exists) FS.unlink(path);
  }
}

/** Fills a group that is there. `path` of the root is empty. */
function writeGroup(
  { attributes, groups, datasets }: Hdf5Group,
  path: string,
  groupAt: (path: string) => Pick<Group, 'create_attribute' | 'create_dataset' | 'create_group'>,
): void {
  const group = groupAt(path === '' ? '/' : path);
  for (const [name, text] of Object.entries(attributes)) group.create_attribute(name, text);
  for (const [name, { shape, data }] of Object.entries(datasets)) {
    group.create_dataset({ name: legalName(name), data, shape: [...shape], dtype: '<f' });
  }
  for (const [name, content] of Object.entries(groups)) {
    group.create_group(legalName(name));
    writeGroup(content, `${path}/${name}`, groupAt);
  }
}

/** A slash would mean a group inside a group. */
function legalName(name: string): string {
  if (name === '' || name === '.' || name.includes('/')) throw new Error(`HDF5 has no place for the name "${name}".`);
  return name;
}
