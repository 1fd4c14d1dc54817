import { z } from 'zod';
import { unusable } from './limits';

export const quantizationSchema = z.object({
  dtype: z.enum(['uint8', 'uint16', 'float16']),
  scale: z.number().optional(),
  min: z.number().optional(),
});

type Coded = {
  readonly name: string;
  readonly dtype: string;
  readonly quantization?: z.output<typeof quantizationSchema> | undefined;
};

/** Bytes of one number of a weight. Throws a `RunError` for weights that are no real numbers. */
export function numberBytes({ name, dtype, quantization }: Coded): number {
  if (dtype !== 'float32') throw unusable(`The weight “${name}” is of the type ${dtype}; only float32 can be read.`);
  switch (quantization?.dtype) {
    case undefined:
      return 4;
    case 'uint8':
      return 1;
    case 'uint16':
    case 'float16':
      return 2;
  }
}

/** The numbers of a weight, little-endian as TensorFlow.js writes them. */
export function decodeNumbers({ quantization }: Coded, bytes: Buffer): Float32Array {
  const { scale = 1, min = 0 } = quantization ?? {};
  switch (quantization?.dtype) {
    case undefined:
      return numbers(bytes.length / 4, (index) => bytes.readFloatLE(4 * index));
    case 'uint8':
      return numbers(bytes.length, (index) => bytes.readUInt8(index) * scale + min);
    case 'uint16':
      return numbers(bytes.length / 2, (index) => bytes.readUInt16LE(2 * index) * scale + min);
    case 'float16':
      return numbers(bytes.length / 2, (index) => halfFloat(bytes.readUInt16LE(2 * index)));
  }
}

function numbers(count: number, at: (index: number) => number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = at(index);
  return values;
}

function halfFloat(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
