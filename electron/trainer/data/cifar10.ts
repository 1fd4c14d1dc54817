import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { DatasetError } from './DataSource';
import type { ImageBytes } from './MemorySource';
import { readDataFile } from './readDataFile';
import { readTar } from './tar';

const side = 32;
const channels = 3;
const imageBytes = side * side * channels;
/** A class number, then the red, the green and the blue plane. */
const recordBytes = 1 + imageBytes;
const classes = 10;

type Parts = { readonly train: ImageBytes; readonly test: ImageBytes };

/**
 * Reads the binary version of CIFAR-10 (https://www.cs.toronto.edu/~kriz/cifar.html): the five training files and the
 * test file, in this order.
 */
export async function readCifarFiles(files: readonly string[]): Promise<Parts> {
  return toParts(await Promise.all(files.map(async (file) => checkRecords(await readDataFile(file), file))));
}

/** Reads the archive as it is downloaded, without unpacking it to the disk. */
export async function readCifarArchive(archive: string): Promise<Parts> {
  const found = new Map<string, Uint8Array>();
  try {
    const unpacked = createGunzip();
    const source = createReadStream(archive);
    // Errors of the file itself do not pass through a pipe by themselves.
    source.on('error', (error) => unpacked.destroy(error));
    source.pipe(unpacked);
    await readTar(unpacked, {
      wants: (name) => name.endsWith('.bin'),
      take: (name, content) => found.set(basename(name), content),
      largestEntry: 100 * 2 ** 20,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(archive, 'it cannot be unpacked to the end', reason);
  }
  const names = [...[1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`), 'test_batch.bin'];
  const contents = names.map((name) => {
    const content = found.get(name);
    if (content === undefined) throw damaged(archive, `it does not contain ${name}`);
    return checkRecords(content, `${name} in ${archive}`);
  });
  return toParts(contents);
}

function checkRecords(content: Uint8Array, file: string): Uint8Array {
  if (content.length === 0 || content.length % recordBytes !== 0) {
    throw damaged(file, `its ${content.length} bytes are not a whole number of images of ${recordBytes} bytes`);
  }
  for (let start = 0; start < content.length; start += recordBytes) {
    const label = content[start] as number;
    if (label >= classes)
      throw damaged(file, `image ${start / recordBytes} has class ${label}, above the last class 9`);
  }
  return content;
}

function toParts(contents: readonly Uint8Array[]): Parts {
  return { train: join(contents.slice(0, 5)), test: join(contents.slice(5)) };
}

function join(contents: readonly Uint8Array[]): ImageBytes {
  const labels = contents.map((content) => {
    const count = content.length / recordBytes;
    return Uint8Array.from({ length: count }, (_, image) => content[image * recordBytes] as number);
  });
  return { pixels: contents.map(toPixels), labels: Uint8Array.from(Buffer.concat(labels)) };
}

/** Planes of colour become pixels with three values each, in the same memory. */
function toPixels(content: Uint8Array): Uint8Array {
  const count = content.length / recordBytes;
  const plane = side * side;
  const planes = new Uint8Array(imageBytes);
  for (let image = 0; image < count; image++) {
    planes.set(content.subarray(image * recordBytes + 1, (image + 1) * recordBytes));
    let at = image * imageBytes;
    for (let place = 0; place < plane; place++) {
      content[at++] = planes[place] as number;
      content[at++] = planes[place + plane] as number;
      content[at++] = planes[place + 2 * plane] as number;
    }
  }
  return content.subarray(0, count * imageBytes);
}

function damaged(file: string, how: string, detail?: string): DatasetError {
  return new DatasetError(
    'data-damaged',
    `The data file ${file} is damaged: ${how}. Get a fresh copy of it and try again.`,
    detail,
  );
}
