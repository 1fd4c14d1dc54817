import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Inspection } from './inspectImage';
import { endBytes, endsWhole, inspectHeader, inspectImage } from './inspectImage';

/** Enough for the beginning of most files, and for all of a small one. */
const head = Buffer.alloc(16 * 2 ** 10);
const tail = Buffer.alloc(endBytes);

/**
 * `inspectImage` of a file on the disk, from its first and its last bytes where they suffice. At once: for so little,
 * going back and forth between threads takes ten times as long as the reading. Never throws.
 */
export function inspectFile(path: string): Inspection {
  try {
    const file = openSync(path, 'r');
    try {
      return inspectOpen(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return { ok: false, reason: 'the file cannot be read' };
  }
}

function inspectOpen(file: number): Inspection {
  const { size } = fstatSync(file);
  const beginning = readPart(file, head, 0);
  if (size <= beginning.length) return inspectImage(beginning);
  const header = inspectHeader(beginning, size);
  if (header !== null && !header.ok) return header;
  if (header?.ok && endsWhole(readPart(file, tail, size - endBytes), header.format)) return header;
  return inspectImage(readPart(file, Buffer.allocUnsafe(size), 0));
}

/** As many bytes from a place on as the target holds, or as there are. */
function readPart(file: number, target: Buffer, from: number): Buffer {
  return target.subarray(0, readSync(file, target, 0, target.length, from));
}
