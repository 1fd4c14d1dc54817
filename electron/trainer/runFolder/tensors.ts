import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { endianness } from 'node:os';
import { basename } from 'node:path';
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

/** No system reads more than 2 GB at once. */
const mostBytesAtOnce = 2 ** 26;

/** Collects tensors for one file, whose bytes are the `parts` one after the other. */
export class TensorWriter {
  readonly parts: Uint8Array[] = [];
  private size = 0;

  add(layer: string, name: string, { shape, data }: Values): Place {
    const place = { layer, name, shape: [...shape], offset: this.size };
    this.parts.push(littleEndian(data));
    this.size += 4 * data.length;
    return place;
  }
}

/** Reads tensors of a file, in order. An Error says which one is damaged. */
export async function readTensors(path: string, places: readonly Place[]): Promise<readonly Values[]> {
  const file = await open(path);
  try {
    const values: Values[] = [];
    for (const place of places) {
      const data = new Float32Array(sizeOf(place.shape));
      const bytes = Buffer.from(data.buffer);
      if (!(await fill(file, bytes, place.offset))) {
        const which = `"${place.name}" of layer "${place.layer}"`;
        throw new Error(`The weights are damaged: ${basename(path)} ends before ${which}.`);
      }
      inOwnOrder(bytes);
      values.push({ shape: place.shape, data });
    }
    return values;
  } finally {
    await file.close();
  }
}

/** Answers whether the file had so many bytes. */
async function fill(file: FileHandle, bytes: Uint8Array, offset: number): Promise<boolean> {
  for (let done = 0; done < bytes.length; ) {
    const length = Math.min(bytes.length - done, mostBytesAtOnce);
    const { bytesRead } = await file.read(bytes, done, length, offset + done);
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}

function littleEndian(data: Float32Array): Uint8Array {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return endianness() === 'LE' ? bytes : inOwnOrder(Buffer.from(bytes));
}

/** Between little-endian and the order of this machine, in place. */
function inOwnOrder(bytes: Buffer): Buffer {
  return endianness() === 'LE' ? bytes : bytes.swap32();
}
