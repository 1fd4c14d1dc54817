const blockBytes = 512;

type TarReader = {
  /** Whether a file of this name is of interest. */
  readonly wants: (name: string) => boolean;
  readonly take: (name: string, content: Uint8Array) => void;
  /** Larger files are an error, before memory is taken for them. */
  readonly largestEntry: number;
};

/**
 * Reads plain files from a tar stream (POSIX ustar: a header block, then the content in blocks). Rejects where the
 * stream breaks off or is no tar.
 */
export async function readTar(stream: AsyncIterable<Buffer>, reader: TarReader): Promise<void> {
  let entry: { readonly name: string; readonly content: Buffer | null; filled: number; remaining: number } | null =
    null;
  let pending: Buffer = Buffer.alloc(0);
  let complete = false;
  for await (const chunk of stream) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      if (entry === null) {
        if (pending.length < blockBytes || complete) break;
        const header = pending.subarray(0, blockBytes);
        pending = pending.subarray(blockBytes);
        // An empty block ends the archive.
        if (header.every((byte) => byte === 0)) {
          complete = true;
          break;
        }
        entry = openEntry(header, reader);
      }
      const used = Math.min(pending.length, entry.remaining);
      if (entry.content !== null) {
        entry.filled += pending.copy(
          entry.content,
          entry.filled,
          0,
          Math.min(used, entry.content.length - entry.filled),
        );
      }
      entry.remaining -= used;
      pending = pending.subarray(used);
      if (entry.remaining > 0) break;
      if (entry.content !== null) reader.take(entry.name, entry.content);
      entry = null;
    }
    if (complete) pending = Buffer.alloc(0);
  }
  if (entry !== null || !complete) throw new Error('the archive breaks off in the middle');
}

function openEntry(header: Buffer, reader: TarReader) {
  const name = text(header.subarray(0, 100));
  const size = Number.parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0 || text(header.subarray(257, 262)) !== 'ustar') {
    throw new Error('this is not a tar archive');
  }
  const isFile = header[156] === 0x30 || header[156] === 0;
  const wanted = isFile && reader.wants(name);
  if (wanted && size > reader.largestEntry) throw new Error(`${name} is ${size} bytes long`);
  return {
    name,
    content: wanted ? Buffer.alloc(size) : null,
    filled: 0,
    remaining: Math.ceil(size / blockBytes) * blockBytes,
  };
}

/** A field's text, up to its first zero byte. */
function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end < 0 ? field.length : end);
}
