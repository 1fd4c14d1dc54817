/** The bytes of base64, in the form that a canvas takes. Text that is no base64 gives no bytes. */
export function decodeRgba(base64: string): Uint8ClampedArray<ArrayBuffer> {
  try {
    const text = atob(base64);
    const bytes = new Uint8ClampedArray(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return bytes;
  } catch {
    return new Uint8ClampedArray(0);
  }
}
