import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ExportTarget } from '../../../src/codegen/exportTargets';
import type { RequestInput } from '../../../src/contract/api';
import type { ExportResult } from '../../../src/contract/exporting';
import { documentExtension, fileNameFor } from '../../../src/document/fileNames';
import { parseDocument } from '../../../src/layers/parseDocument';
import { problem } from '../problems';
import type { RunRoom } from '../runs/RunRoom';
import type { ServicesHost } from '../ServicesHost';
import { exportJob, runExport } from './exportJob';

type Needs = {
  readonly host: Pick<ServicesHost, 'forkTrainer' | 'dialogs' | 'documentsFolder'>;
  readonly runs: Pick<RunRoom, 'read'>;
};

/** Networks taken away as code. */
export class ExportRoom {
  constructor(private readonly needs: Needs) {}

  /** null where the user chose no folder. Problems: those of the document, of the run, and of the folder. */
  async export({ text, target, runId, folder }: RequestInput<'exportNetwork'>): Promise<ExportResult | null> {
    const { host, runs } = this.needs;
    const parsed = parseDocument(text);
    if (!parsed.ok) throw problem(parsed.error.code, parsed.error.message);
    const run = runId === null ? null : (await runs.read(runId)).summary;
    const chosen = folder === null ? await this.askWhere(parsed.document.name, target) : resolve(folder);
    if (chosen === null) return null;
    return runExport(host.forkTrainer, await exportJob({ text, target, run, folder: chosen }));
  }

  /** A new folder named after the network and what it becomes. */
  private async askWhere(name: string, target: ExportTarget): Promise<string | null> {
    const { dialogs, documentsFolder } = this.needs.host;
    const parent = dialogs === null ? documentsFolder : await dialogs.chooseFolder('Where to put the exported folder');
    return parent === null ? null : freeFolder(resolve(parent), name, target);
  }
}

/** "First CNN keras", "First CNN keras 2", ... */
function freeFolder(parent: string, name: string, target: ExportTarget): string {
  const stem = `${fileNameFor(name).slice(0, -documentExtension.length)} ${target}`;
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? stem : `${stem} ${number}`);
    if (!existsSync(folder)) return folder;
  }
}
