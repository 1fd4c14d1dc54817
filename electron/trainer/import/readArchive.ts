import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { limits, unusable } from './limits';

/** The one entry of each name, with its content; names that are not asked for are left alone. */
export type Archive = { read(name: string, mostBytes: number): Promise<Buffer | null> };

const encrypted = 0x1;
const symbolicLink = 0o120000;
const fileKind = 0o170000;

/**
 * Opens a zip archive of `size` bytes and judges all its entries before any is expanded. Throws a `RunError` for what is
 * not a zip archive or may be meant to do harm.
 */
export async function openArchive(descriptor: number, size: number): Promise<Archive> {
  const zip = await open(descriptor);
  const entries = await judgedEntries(zip, size);
  return {
    async read(name, mostBytes) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.uncompressedSize > mostBytes) throw tooLarge(name);
      return contentOf(zip, entry);
    },
  };
}

function open(descriptor: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // yauzl refuses absolute names, backslashes and `..` by itself, and sizes that are not those declared.
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const;
    fromFd(descriptor, options, (error, zip) => {
      if (error) reject(damaged(error));
      else resolve(zip);
    });
  });
}

function judgedEntries(zip: ZipFile, size: number): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let whole = 0;
    zip.on('error', (error: Error) => reject(damaged(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      whole += entry.uncompressedSize;
      const problem = problemOf(entry, whole, size, entries);
      if (problem !== null) {
        reject(unusable(problem));
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    if (zip.entryCount > limits.entries) {
      reject(unusable(`The archive has ${zip.entryCount} files, and a Keras model has three. It was not opened.`));
      return;
    }
    zip.readEntry();
  });
}

function problemOf(entry: Entry, whole: number, size: number, known: ReadonlyMap<string, Entry>): string | null {
  const { fileName, generalPurposeBitFlag, externalFileAttributes } = entry;
  if ((generalPurposeBitFlag & encrypted) !== 0) return 'The archive is encrypted. Save the model without a password.';
  if (((externalFileAttributes >>> 16) & fileKind) === symbolicLink) {
    return 'The archive holds a link to another file, which no Keras model does. It was not opened.';
  }
  if (known.has(fileName) || known.size >= limits.entries) {
    return 'The archive holds a file twice, or too many, which no Keras model does. It was not opened.';
  }
  if (whole > limits.bytes || (whole > limits.smallBytes && whole > limits.expansion * size)) {
    return 'The archive would expand to far more than it is large, as archives do that are meant to do harm. It was not opened.';
  }
  return null;
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(error));
        return;
      }
      // Of the declared size: yauzl ends the stream with an error where the content is longer or shorter.
      const content = Buffer.alloc(entry.uncompressedSize);
      let done = 0;
      stream.on('data', (chunk: Buffer) => {
        done += chunk.copy(content, done);
      });
      stream.on('error', (streamError: Error) => reject(damaged(streamError)));
      stream.on('end', () => (done === content.length ? resolve(content) : reject(damaged('it ends too early'))));
    });
  });
}

function tooLarge(name: string) {
  return unusable(`“${name}” in the archive is larger than any network needs. It was not opened.`);
}

function damaged(error: unknown) {
  return unusable(
    'The file is no zip archive, or it is damaged: a .keras file is one. Save or download it again.',
    error,
  );
}
