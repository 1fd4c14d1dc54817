import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ExportFile } from '../../../src/codegen/ExportFile';
import type { ExportResult } from '../../../src/contract/exporting';
import { jsonText, writeAtomically } from '../runFolder/atomicWrite';
import { contentParts } from './contentParts';
import { exportError, toExportError } from './exportFailure';
import { folderContents, waitingName } from './exportFolder';
import { isExportPath } from './exportPath';
import { type ExportRecord, recordName, recordOf } from './exportRecord';
import { placeFiles } from './placeFiles';
import { type StagedFile, stageFile } from './stageFile';

/**
 * Writes the files of an export. All are written aside first and then put in their places, so that a failed export leaves
 * an earlier one whole. Other files in the folder of an earlier export stay; what somebody has changed in it is kept under
 * another name, and a note says so. Fails with a `RunError` in words: `folder-not-empty`, `disk-full`, `folder-unwritable`.
 */
export async function writeExport(chosen: string, files: readonly ExportFile[]): Promise<ExportResult> {
  const folder = resolve(chosen);
  try {
    checkPaths(files);
    const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
    const waiting = join(folder, waitingName);
    let done = false;
    try {
      const earlier = await earlierExport(folder);
      await rm(waiting, { recursive: true, force: true });
      const staged: StagedFile[] = [];
      for (const file of files) staged.push(await stageFile(join(waiting, 'new'), file.path, await contentParts(file)));
      const record = recordOf(staged.map(({ path, sha256 }) => ({ path, sha256 })));
      await writeAtomically(join(waiting, 'new', recordName), jsonText(record));
      const notes = await placeFiles(folder, waiting, staged, earlier);
      done = true;
      return { folder, files: staged.map(({ path, bytes }) => ({ path, bytes })), notes };
    } finally {
      await rm(waiting, { recursive: true, force: true });
      if (isNew && !done) await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw toExportError(error, folder);
  }
}

/** Paths come from layer names among others: none may lead out of the folder, or stand in another's place. */
function checkPaths(files: readonly ExportFile[]): void {
  // Some systems do not tell capitals from small letters.
  const seen = new Set([recordName, waitingName]);
  for (const { path } of files) {
    if (!isExportPath(path)) throw new Error(`An export may not write "${path}".`);
    const key = path.toLowerCase();
    if (seen.has(key)) throw new Error(`An export has two files "${path}".`);
    seen.add(key);
    for (let inner = dirname(key); inner !== '.'; inner = dirname(inner)) {
      if (files.some((file) => file.path.toLowerCase() === inner)) throw new Error(`"${path}" lies in a file.`);
    }
  }
}

/** What an earlier export left in the folder. Throws where the folder holds something else. */
async function earlierExport(folder: string): Promise<ExportRecord> {
  const contents = await folderContents(folder);
  switch (contents.kind) {
    case 'empty':
      return recordOf([]);
    case 'export':
      return contents.record;
    case 'others':
      throw exportError('folder-not-empty', contents.message);
  }
}
