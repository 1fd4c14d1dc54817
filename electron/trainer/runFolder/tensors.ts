import { endianness } from 'node:os';
import { z } from 'zod';
import { sizeOf } from '../../../src/document/Shape';
import type { Values } from '../engines/Engine';

/** Where a tensor stands in a file of values: float32, little-endian, one tensor after the other. */
export const placeSchema = z.object({
  layer: z.string(),
  name: z.string(),
  shape: z.array(z.int().min(0)),
  /** Of the first value, in bytes. */
  offset: z.int().min(0),
});
export type Place = z.output<typeof placeSchema>;

/** Collects tensors for one file. */
export class TensorWriter {
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  add(layer: string, name: string, { shape, data }: Values): Place {
    const place = { layer, name, shape: [...shape], offset: this.size };
    this.parts.push(littleEndian(data));
    this.size += 4 * data.length;
    return place;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts, this.size);
  }
}

/** Reads a tensor; an Error says which one is damaged. `file`: what to call the bytes. */
export function readTensor({ layer, name, shape, offset }: Place, bytes: Uint8Array, file: string): Values {
  const size = sizeOf(shape);
  if (offset + 4 * size > bytes.length) {
    throw new Error(`The weights are damaged: ${file} ends before "${name}" of layer "${layer}".`);
  }
  const copy = new Uint8Array(4 * size);
  copy.set(bytes.subarray(offset, offset + 4 * size));
  swapped(Buffer.from(copy.buffer));
  return { shape, data: new Float32Array(copy.buffer, 0, size) };
}

function littleEndian(data: Float32Array): Uint8Array {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return endianness() === 'LE' ? bytes : swapped(Buffer.from(bytes));
}

function swapped(bytes: Buffer): Buffer {
  return endianness() === 'LE' ? bytes : bytes.swap32();
}
