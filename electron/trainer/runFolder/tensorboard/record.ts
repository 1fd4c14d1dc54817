import { buf as crc32c } from 'crc-32/crc32c';

/** Bytes as a record of TensorFlow's files: length, its checksum, the bytes, their checksum (TensorFlow's record_writer.cc). */
export function record(bytes: Uint8Array): Buffer {
  const framed = Buffer.alloc(16 + bytes.length);
  framed.writeBigUInt64LE(BigInt(bytes.length), 0);
  framed.writeUInt32LE(maskedChecksum(framed.subarray(0, 8)), 8);
  framed.set(bytes, 12);
  framed.writeUInt32LE(maskedChecksum(bytes), 12 + bytes.length);
  return framed;
}

/** A CRC-32C, masked so that a checksum of data that holds checksums stays good (TensorFlow's crc32c.h). */
function maskedChecksum(bytes: Uint8Array): number {
  const crc = crc32c(bytes) >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
