import { float32Bytes } from '../document/float32Bytes';

export type NamedTensor = { readonly name: string; readonly shape: readonly number[]; readonly data: Float32Array };

/**
 * A file of float32 tensors, its parts one after the other: https://github.com/huggingface/safetensors. The values are
 * views of what was given. Throws where two tensors have one name, or one has more or fewer values than its shape.
 */
export function safetensorsBytes(
  tensors: readonly NamedTensor[],
  metadata: { readonly [key: string]: string } = {},
): readonly Uint8Array[] {
  // A map, so that no name can be taken for something of the object's own.
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set(metadataKey, metadata);
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    if (header.has(name) || name === metadataKey) throw new Error(`There are two tensors named "${name}".`);
    if (shape.reduce((size, axis) => size * axis, 1) !== data.length) {
      throw new Error(`Tensor "${name}" has ${data.length} values, which are not [${shape.join(', ')}].`);
    }
    header.set(name, { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] });
    offset += data.byteLength;
  }
  return [headerBytes(header), ...tensors.map(({ data }) => float32Bytes(data))];
}

const metadataKey = '__metadata__';

/** Its length as uint64, then JSON, with blanks at the end so that the values begin at a multiple of 8. */
function headerBytes(header: ReadonlyMap<string, unknown>): Uint8Array {
  const entries = [...header].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const json = escapeToAscii(`{${entries.join(',')}}`);
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  for (let index = 0; index < json.length; index++) bytes[8 + index] = json.charCodeAt(index);
  return bytes;
}

/** The same JSON with a byte a character. */
function escapeToAscii(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
