/** What the beginning and the structure of an image file say of it, without decoding. */
export type Inspection =
  | { readonly ok: true; readonly format: 'png' | 'jpeg'; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: string };

/** Limits that keep one odd file from taking all memory. */
export const largestFileBytes = 64 * 2 ** 20;
export const mostPixels = 50_000_000;

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const refuse = (reason: string): Inspection => ({ ok: false, reason });
const cutOff = 'the file is cut off: its end is missing';
/** The last chunk of a PNG file: no data, its type, its checksum. */
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');
/** As many bytes as `endsWhole` looks at. */
export const endBytes = pngEnd.length;

/** Whether this is a whole PNG or JPEG file of an acceptable size. Never throws. */
export function inspectImage(file: Buffer): Inspection {
  return inspect(file, file.length, true);
}

/** The same of a file's first bytes. `null` where they do not tell enough. Never throws. */
export function inspectHeader(beginning: Buffer, fileBytes: number): Inspection | null {
  const inspection = inspect(beginning, fileBytes, false);
  return !inspection.ok && inspection.reason === cutOff ? null : inspection;
}

/** Whether a file whose last bytes these are is whole. False may mean that something was put behind its end. */
export function endsWhole(lastBytes: Buffer, format: 'png' | 'jpeg'): boolean {
  const end = format === 'png' ? pngEnd : jpegEnd;
  return lastBytes.subarray(-end.length).equals(end);
}

function inspect(file: Buffer, fileBytes: number, toTheEnd: boolean): Inspection {
  if (fileBytes === 0) return refuse('the file is empty');
  if (fileBytes > largestFileBytes) return refuse(`the file is larger than ${largestFileBytes / 2 ** 20} MB`);
  if (file.subarray(0, 8).equals(pngSignature)) return checkSize(inspectPng(file, toTheEnd));
  if (file[0] === 0xff && file[1] === 0xd8) return checkSize(inspectJpeg(file, toTheEnd));
  return refuse(`${otherFormat(file)}; only PNG and JPEG images can be read`);
}

function checkSize(inspection: Inspection): Inspection {
  if (!inspection.ok) return inspection;
  const { width, height } = inspection;
  if (width === 0 || height === 0) return refuse('the image has no pixels');
  if (width * height > mostPixels) {
    return refuse(`the image has ${width} × ${height} pixels, more than ${mostPixels / 1e6} million`);
  }
  return inspection;
}

/** Walks the chunks: length, type, data, checksum (PNG specification, section 5). */
function inspectPng(file: Buffer, toTheEnd: boolean): Inspection {
  if (file.length < 33) return refuse(cutOff);
  if (file.toString('latin1', 12, 16) !== 'IHDR') return refuse('the PNG file is damaged: it has no header');
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (!toTheEnd) return { ok: true, format: 'png', width, height };
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return { ok: true, format: 'png', width, height };
    at = end;
  }
  return refuse(cutOff);
}

/** Walks the segments up to the first scan, then looks for the end marker (ITU-T T.81, annex B). */
function inspectJpeg(file: Buffer, toTheEnd: boolean): Inspection {
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return refuse('the JPEG file is damaged');
    const marker = file[at + 1] as number;
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      if (marker > 0xc2) return refuse('this kind of JPEG (lossless, hierarchical or arithmetic) cannot be read');
      if (at + 9 > file.length) return refuse(cutOff);
      size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
      if (!toTheEnd) return { ok: true, format: 'jpeg', ...size };
    }
    if (marker === 0xda) {
      if (size === null) return refuse('the JPEG file is damaged: it has no frame');
      const hasEnd = file.indexOf(jpegEnd, at) >= 0;
      return hasEnd ? { ok: true, format: 'jpeg', ...size } : refuse(cutOff);
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return refuse(cutOff);
}

function otherFormat(file: Buffer): string {
  const start = file.toString('latin1', 0, 12);
  if (start.startsWith('GIF8')) return 'this is a GIF image';
  if (start.startsWith('BM')) return 'this is a BMP image';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'this is a WebP image';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'this is a TIFF image';
  if (start.slice(4, 8) === 'ftyp') return 'this is a HEIC, AVIF or video file';
  return 'this is no image';
}
