import { ImageError } from '../data/imageFolder/ImageDecoder';
import type { Values } from '../engines/Engine';

/**
 * Reads a `.npy` file of float32 numbers in row-major order (NumPy's format, versions 1 to 3). Throws `ImageError` that
 * says what is wrong.
 */
export function readNpy(file: Buffer): Values {
  if (file.length < 10 || file.toString('latin1', 0, 6) !== '\x93NUMPY') throw new ImageError('this is no .npy file');
  const version = file[6] as number;
  if (version < 1 || version > 3) throw new ImageError(`version ${version} of the .npy format is not known`);
  const lengthBytes = version === 1 ? 2 : 4;
  if (file.length < 8 + lengthBytes) throw new ImageError('the file is cut off');
  const headerLength = version === 1 ? file.readUInt16LE(8) : file.readUInt32LE(8);
  const start = 8 + lengthBytes + headerLength;
  if (start > file.length) throw new ImageError('the file is cut off');
  const header = file.toString('latin1', 8 + lengthBytes, start);

  const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1] ?? 'not a plain type';
  if (type !== '<f4')
    throw new ImageError(`its numbers are ${type}, but must be float32 (<f4): use .astype("float32")`);
  if (!/'fortran_order'\s*:\s*False/.test(header)) {
    throw new ImageError('its numbers are in column order; use numpy.ascontiguousarray');
  }
  const shapeText = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (shapeText === undefined) throw new ImageError('its header has no shape');
  const shape = shapeText
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  if (file.length - start !== 4 * count) {
    const shapeName = shape.join(' × ');
    throw new ImageError(`it should hold ${count} numbers (${shapeName}), but has ${file.length - start} bytes`);
  }
  const data = new Float32Array(count);
  for (let index = 0; index < count; index++) data[index] = file.readFloatLE(start + 4 * index);
  return { shape, data };
}
