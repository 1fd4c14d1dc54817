import { readFileSync, writeFileSync } from 'node:fs';
import type { Values } from '../../engines/Engine';
import { readNpy } from '../../predict/npy';

/** Writes float32 numbers as NumPy's `load` reads them. */
export function writeNpyFile(path: string, { shape, data }: Values): void {
  const sizes = shape.map((size) => `${size},`).join(' ');
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const start = Buffer.alloc(10);
  start.write('\x93NUMPY\x01\x00', 'latin1');
  start.writeUInt16LE(length, 8);
  const text = `${header.padEnd(length - 1)}\n`;
  writeFileSync(
    path,
    Buffer.concat([start, Buffer.from(text, 'latin1'), Buffer.from(data.buffer, data.byteOffset, data.byteLength)]),
  );
}

export function readNpyFile(path: string): Values {
  return readNpy(readFileSync(path));
}
