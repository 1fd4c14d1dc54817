import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DatasetError } from './DataSource';
import type { ImageBytes } from './MemorySource';
import { largestDataFile, readDataFile } from './readDataFile';

/**
 * Reads a pair of IDX files, plain or gzipped: images of the given size and their class numbers.
 * Format: http://yann.lecun.com/exdb/mnist. Every number in the headers is checked against the files' sizes.
 */
export async function readIdxPair(
  imageFile: string,
  labelFile: string,
  expected: { readonly height: number; readonly width: number; readonly classes: number },
): Promise<ImageBytes> {
  const [images, labels] = await Promise.all([readMaybeGzipped(imageFile), readMaybeGzipped(labelFile)]);
  const [count, height, width] = readHeader(images, 3, imageFile) as [number, number, number];
  const [labelCount] = readHeader(labels, 1, labelFile) as [number];
  if (height !== expected.height || width !== expected.width) {
    const wanted = `${expected.height} × ${expected.width}`;
    throw damaged(imageFile, `its images are ${height} × ${width} pixels, not ${wanted}`);
  }
  if (count !== labelCount) {
    throw damaged(labelFile, `it has ${labelCount} labels, but there are ${count} images in ${imageFile}`);
  }
  if (count === 0) throw damaged(imageFile, 'it holds no images');
  const classNumbers = bytes(labels, 8);
  const wrong = classNumbers.findIndex((label) => label >= expected.classes);
  if (wrong >= 0) {
    throw damaged(labelFile, `label ${wrong} is ${classNumbers[wrong]}, above the last class ${expected.classes - 1}`);
  }
  return { pixels: [bytes(images, 16)], labels: classNumbers };
}

function bytes(file: Buffer, from: number): Uint8Array {
  return new Uint8Array(file.buffer, file.byteOffset + from, file.length - from);
}

/** The sizes that stand in the header: type code 8 (bytes), then as many sizes as there are axes. */
function readHeader(file: Buffer, axes: number, path: string): number[] {
  const headerBytes = 4 + 4 * axes;
  if (file.length < headerBytes) throw damaged(path, `it is only ${file.length} bytes long`);
  const magic = file.readUInt32BE(0);
  if (magic !== 0x0800 + axes) {
    throw damaged(path, `it does not begin as an IDX file of ${axes === 3 ? 'images' : 'labels'} does`);
  }
  const sizes = Array.from({ length: axes }, (_, axis) => file.readUInt32BE(4 + 4 * axis));
  const needed = headerBytes + sizes.reduce((product, size) => product * size, 1);
  if (file.length !== needed) {
    throw damaged(path, `its header announces ${needed} bytes, but it has ${file.length}`);
  }
  return sizes;
}

async function readMaybeGzipped(path: string): Promise<Buffer> {
  const content = await readDataFile(path);
  const isGzipped = content.length > 2 && content[0] === 0x1f && content[1] === 0x8b;
  if (!isGzipped) return content;
  try {
    return await promisify(gunzip)(content, { maxOutputLength: largestDataFile });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(path, 'it cannot be unpacked', reason);
  }
}

function damaged(path: string, how: string, detail?: string): DatasetError {
  return new DatasetError(
    'data-damaged',
    `The data file ${path} is damaged: ${how}. Get a fresh copy of it and try again.`,
    detail,
  );
}
