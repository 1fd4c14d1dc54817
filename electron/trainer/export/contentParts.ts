import type { ExportContent } from '../../../src/codegen/ExportFile';
import { hdf5Parts } from './hdf5';
import { zipParts } from './zip';

/** What a file holds, its parts one after the other. */
export async function contentParts(content: ExportContent): Promise<readonly Uint8Array[]> {
  switch (content.kind) {
    case 'text':
      return [Buffer.from(content.text, 'utf8')];
    case 'bytes':
      return content.parts;
    case 'hdf5':
      return hdf5Parts(content.root);
    case 'zip': {
      const entries = [];
      for (const entry of content.entries) {
        entries.push({ path: entry.path, content: Buffer.concat(await contentParts(entry)) });
      }
      return zipParts(entries);
    }
  }
}
