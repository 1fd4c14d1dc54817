import type { Hdf5Dataset, Hdf5Group } from '../../../src/codegen/ExportFile';
import { float32Bytes } from '../../../src/document/float32Bytes';
import {
  attributeMessage,
  dataMessages,
  groupMessages,
  linkMessage,
  objectHeader,
  paddedTo8,
  stringHeap,
  superblock,
  superblockSize,
} from './hdf5Messages';

/**
 * An HDF5 file, its parts one after the other: float32 data sets in one piece, text attributes in UTF-8. The values are
 * views of what was given. Only what such files need of the format is written here, because the library takes a second
 * to load and write what this writes at once: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html
 */
export function hdf5Parts(root: Hdf5Group): readonly Uint8Array[] {
  const writer = new Writer(textsOf(root));
  const rootAddress = writer.group(root);
  return [superblock(rootAddress, writer.size), ...writer.parts];
}

/** Writes objects one behind the other, so that what an object names stands before it. */
class Writer {
  readonly parts: Uint8Array[] = [];
  /** Of the file so far, in bytes. */
  size = superblockSize;
  private readonly heapAddress = superblockSize;
  private readonly textNumbers: ReadonlyMap<string, number>;

  constructor(texts: readonly string[]) {
    this.textNumbers = new Map(texts.map((text, index) => [text, index + 1]));
    if (texts.length > 0) this.append(stringHeap(texts));
  }

  /** Answers the address. */
  group({ attributes, groups, datasets }: Hdf5Group): number {
    const links = [
      ...Object.entries(datasets).map(([name, dataset]) => linkMessage(legalName(name), this.dataset(dataset))),
      ...Object.entries(groups).map(([name, inner]) => linkMessage(legalName(name), this.group(inner))),
    ];
    const texts = Object.entries(attributes).map(([name, text]) =>
      attributeMessage(name, Buffer.byteLength(text), this.heapAddress, this.textNumbers.get(text) ?? 0),
    );
    return this.append(objectHeader([...groupMessages, ...links, ...texts]));
  }

  private dataset({ shape, data }: Hdf5Dataset): number {
    const address = data.length === 0 ? null : this.append(float32Bytes(data));
    return this.append(objectHeader(dataMessages(shape, address, data.byteLength)));
  }

  private append(bytes: Uint8Array): number {
    const address = this.size;
    this.parts.push(bytes);
    const padding = paddedTo8(bytes.length) - bytes.length;
    if (padding > 0) this.parts.push(new Uint8Array(padding));
    this.size += bytes.length + padding;
    return address;
  }
}

/** All texts of attributes, each once. */
function textsOf({ attributes, groups }: Hdf5Group): readonly string[] {
  return [...new Set([...Object.values(attributes), ...Object.values(groups).flatMap(textsOf)])];
}

/** A slash would mean a group inside a group. */
function legalName(name: string): string {
  if (name === '' || name === '.' || name.includes('/')) throw new Error(`HDF5 has no place for the name "${name}".`);
  return name;
}
