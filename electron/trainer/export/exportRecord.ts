import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isExportPath } from './exportPath';

/** The file by which a later export knows what an earlier one wrote into a folder. */
export const recordName = '.convcanvas-export.json';

const recordSchema = z.object({
  format: z.literal('convcanvas-export'),
  formatVersion: z.literal(1),
  /** `sha256` in hexadecimal: tells whether somebody has changed the file since. */
  files: z.array(z.object({ path: z.string().refine(isExportPath), sha256: z.string() })),
});
export type ExportRecord = z.output<typeof recordSchema>;

/** What the last export wrote into this folder; null where none did, or its record is damaged. */
export async function readRecord(folder: string): Promise<ExportRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, recordName), 'utf8')));
  } catch {
    return null;
  }
}

export function recordOf(files: ExportRecord['files']): ExportRecord {
  return { format: 'convcanvas-export', formatVersion: 1, files };
}
