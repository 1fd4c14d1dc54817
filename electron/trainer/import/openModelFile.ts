import { type FileHandle, open } from 'node:fs/promises';
import { readKerasArchive } from './kerasArchive';
import { readKerasHdf5 } from './kerasHdf5';
import { limits, parseJsonText, unusable } from './limits';
import type { ModelFile } from './ModelFile';
import { readTfjsModel } from './tfjsModel';

const zipSignature = Buffer.from('PK\x03\x04', 'latin1');
const hdf5Signature = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1');

/** Opens a model file by what it holds, whatever its name is. Throws a `RunError` for what is none. */
export async function openModelFile(path: string): Promise<ModelFile> {
  const file = await open(path).catch((error: unknown) => {
    throw unusable(`${path} cannot be opened. Check that it is there and that you may read it.`, error);
  });
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) {
      throw unusable(
        `${path} is a folder. Of TensorFlow's SavedModel format nothing can be read; choose a .keras or .h5 file, or a model.json.`,
      );
    }
    if (!stats.isFile()) throw unusable(`${path} is not a file.`);
    if (stats.size > limits.bytes) throw unusable('The file is larger than 4 GB, which is too much to read here.');
    return await byContent(file, path, stats.size);
  } finally {
    await file.close();
  }
}

async function byContent(file: FileHandle, path: string, size: number): Promise<ModelFile> {
  const start = Buffer.alloc(8);
  await file.read(start, 0, start.length, 0);
  if (start.subarray(0, 4).equals(zipSignature)) return readKerasArchive(file, size);
  if (start.equals(hdf5Signature)) return readKerasHdf5(await wholeFile(file, size, limits.pieceBytes));
  if (/^(\uFEFF)?\s*\{/.test(start.toString('utf8'))) {
    const text = await wholeFile(file, size, limits.configBytes);
    return readTfjsModel(path, parseJsonText(text.toString(), 'The file'));
  }
  throw unusable('The file is neither a .keras nor an .h5 file of Keras, nor a model.json of TensorFlow.js.');
}

async function wholeFile(file: FileHandle, size: number, most: number): Promise<Buffer> {
  if (size > most) throw unusable('The file is larger than any network needs, so it was not read.');
  const bytes = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, Math.min(size - done, 2 ** 26), done);
    if (bytesRead === 0) throw unusable('The file became shorter while it was read. Try again.');
    done += bytesRead;
  }
  return bytes;
}
