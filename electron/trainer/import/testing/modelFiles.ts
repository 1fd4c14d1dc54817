import { writeFileSync } from 'node:fs';
import { ZipFile } from 'yazl';
import type { Json, JsonObject } from '../../../../src/document/json';

/** The bytes of an archive with these entries. */
export function archiveOf(
  entries: readonly {
    readonly name: string;
    readonly content: Buffer;
    readonly compress?: boolean;
    readonly mode?: number;
  }[],
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content, compress = false, mode = 0o100644 } of entries) {
    zip.addBuffer(content, name, { compress, mode });
  }
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('error', reject);
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
  });
}

/** A `.keras` archive without weights. */
export function kerasArchive(config: Json | string): Promise<Buffer> {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  return archiveOf([
    { name: 'metadata.json', content: Buffer.from('{"keras_version": "3.15.1"}') },
    { name: 'config.json', content: Buffer.from(text) },
  ]);
}

/** Writes an HDF5 file; `fill` is given its root. */
export async function writeHdf5(path: string, fill: (root: import('h5wasm').File) => void): Promise<void> {
  const { File, ready } = await import('h5wasm');
  const { FS } = await ready;
  const file = new File('/written.h5', 'w');
  try {
    fill(file);
  } finally {
    file.close();
  }
  writeFileSync(path, FS.readFile('/written.h5'));
  FS.unlink('/written.h5');
}

/** A sequential model as Keras 3 says it: an Input and these layers. */
export function sequentialConfig(shape: readonly (number | null)[], ...layers: readonly JsonObject[]): JsonObject {
  const input = { module: 'keras.layers', class_name: 'InputLayer', config: { batch_shape: shape, name: 'input' } };
  return { module: 'keras', class_name: 'Sequential', config: { name: 'sequential', layers: [input, ...layers] } };
}

/** A layer of Keras 3. */
export function layerConfig(className: string, config: JsonObject): JsonObject {
  return { module: 'keras.layers', class_name: className, config, registered_name: null };
}
