const machineIsLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Numbers as files hold them, little-endian; a view of `data` where the machine does it so too. */
export function float32Bytes(data: Float32Array): Uint8Array {
  if (machineIsLittleEndian) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const view = new DataView(new ArrayBuffer(data.byteLength));
  data.forEach((value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}
