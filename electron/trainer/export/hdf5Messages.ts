/** "There is none", for an address. */
const nowhere = 2n ** 64n - 1n;

/** Numbers, little-endian, one after the other. */
const u8 = (...values: readonly number[]) => Buffer.from(values);
const u16 = (value: number) => fixed(2, (buffer) => buffer.writeUInt16LE(value));
const u32 = (value: number) => fixed(4, (buffer) => buffer.writeUInt32LE(value));
const u64 = (value: number | bigint) => fixed(8, (buffer) => buffer.writeBigUInt64LE(BigInt(value)));

function fixed(size: number, write: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(size);
  write(buffer);
  return buffer;
}

export function paddedTo8(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function padded(...parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, Buffer.alloc(paddedTo8(size) - size)]);
}

/** A message of an object header: its type, and what it says. */
export type Message = { readonly type: number; readonly content: Buffer };

export const superblockSize = 96;

/** Version 0 of the superblock, the beginning of the file. */
export function superblock(rootAddress: number, fileSize: number): Uint8Array {
  const rootEntry = [u64(0), u64(rootAddress), u32(0), u32(0), Buffer.alloc(16)];
  return Buffer.concat([
    Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'),
    // Versions, and the size of addresses and lengths: 8 bytes.
    u8(0, 0, 0, 0, 0, 8, 8, 0),
    // Of group nodes, of which there are none.
    u16(4),
    u16(16),
    u32(0),
    ...[u64(0), u64(nowhere), u64(fileSize), u64(nowhere)],
    ...rootEntry,
  ]);
}

/** Version 1 of an object header, in one block. */
export function objectHeader(messages: readonly Message[]): Uint8Array {
  const blocks = messages.map(({ type, content }) => {
    if (content.length > 0xffff) throw new Error('An HDF5 message is longer than 64 KB.');
    return Buffer.concat([u16(type), u16(content.length), u8(0, 0, 0, 0), content]);
  });
  const size = blocks.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([u8(1, 0), u16(messages.length), u32(1), u32(size), u32(0), ...blocks]);
}

/** A group whose links are messages of its own header: nothing is kept elsewhere. */
export const groupMessages: readonly Message[] = [
  { type: 0x0002, content: padded(u8(0, 0), u64(nowhere), u64(nowhere)) },
  { type: 0x000a, content: padded(u8(0, 0)) },
];

/** A hard link, its name in UTF-8. */
export function linkMessage(name: string, address: number): Message {
  const bytes = Buffer.from(name, 'utf8');
  // The name's length takes two bytes; the character set is given.
  return { type: 0x0006, content: padded(u8(1, 0x11, 1), u16(bytes.length), bytes, u64(address)) };
}

/** Dataspace, datatype, fill value and contiguous layout of float32 values. `address` is null where there are none. */
export function dataMessages(shape: readonly number[], address: number | null, bytes: number): readonly Message[] {
  return [
    { type: 0x0001, content: dataspace(shape) },
    { type: 0x0003, content: padded(float32Type) },
    { type: 0x0005, content: padded(u8(2, 2, 2, 1), u32(0)) },
    { type: 0x0008, content: padded(u8(3, 1), u64(address ?? nowhere), u64(bytes)) },
  ];
}

function dataspace(shape: readonly number[]): Buffer {
  return Buffer.concat([u8(1, shape.length, 0, 0), u32(0), ...shape.map(u64)]);
}

/** Little-endian IEEE: 1 bit of sign at 31, 8 of exponent at 23 (bias 127), 23 of mantissa at 0. */
const float32Type = Buffer.concat([u8(0x11, 0x20, 31, 0), u32(4), u16(0), u16(32), u8(23, 8, 0, 23), u32(127)]);

/** A string of any length in UTF-8, made of single characters. */
const textType = Buffer.concat([u8(0x19, 0x01, 0x01, 0x00), u32(16), u8(0x13, 0x10, 0x00, 0x00), u32(1)]);

/** A text, which stands in a heap under a number. */
export function attributeMessage(name: string, bytes: number, heapAddress: number, number: number): Message {
  const nameBytes = Buffer.from(`${name}\0`, 'utf8');
  const space = dataspace([]);
  const head = [u8(3, 0), u16(nameBytes.length), u16(textType.length), u16(space.length), u8(1)];
  const value = [u32(bytes), u64(bytes === 0 ? 0 : heapAddress), u32(bytes === 0 ? 0 : number)];
  return { type: 0x000c, content: padded(...head, nameBytes, textType, space, ...value) };
}

/** Texts, numbered from 1, in one global heap. */
export function stringHeap(texts: readonly string[]): Uint8Array {
  if (texts.length > 0xffff) throw new Error('An HDF5 heap holds 65,535 texts at most.');
  const objects = texts.map((text, index) => {
    const bytes = Buffer.from(text, 'utf8');
    return padded(u16(index + 1), u16(0), u32(0), u64(bytes.length), bytes);
  });
  const used = 16 + objects.reduce((sum, { length }) => sum + length, 0);
  // A heap has 4096 bytes at least; what is left is object 0, whose size counts its own head.
  const size = Math.max(4096, used + 16);
  const rest = Buffer.concat([u16(0), u16(0), u32(0), u64(size - used), Buffer.alloc(size - used - 16)]);
  return Buffer.concat([Buffer.from('GCOL', 'latin1'), u8(1, 0, 0, 0), u64(size), ...objects, rest]);
}
