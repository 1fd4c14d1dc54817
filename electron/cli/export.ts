import { resolve } from 'node:path';
import { type ExportTarget, exportTargets } from '../../src/codegen/exportTargets';
import { exportJob, runExport } from '../services/exporting/exportJob';
import { readTextFile } from '../services/files/readTextFile';
import { problem } from '../services/problems';
import { freshId } from '../services/runs/claimFolder';
import { readRunFile } from '../services/runs/runFile';
import { forkTrainer } from './forkTrainer';
import { type ExitStatus, note, printJson, printText } from './output';

export type ExportOptions = {
  readonly target: string;
  readonly out: string;
  readonly run?: string;
  readonly json?: boolean;
};

/** Writes a network as code, with the weights of a run or its first ones. */
export async function exportCode(file: string, { target, out, run, json }: ExportOptions): Promise<ExitStatus> {
  const chosen = targetNamed(target);
  const text = await readTextFile(resolve(file));
  const summary = run === undefined ? null : await readRun(resolve(run));
  const job = await exportJob({ text, target: chosen, run: summary, folder: resolve(out) });
  const { folder, files, notes } = await runExport(forkTrainer, job);
  if (json === true) printJson({ file, target: chosen, out: folder, files, notes });
  else for (const { path, bytes } of files) printText(`${path} (${bytes.toLocaleString('en')} bytes)`);
  for (const text of notes) note(text);
  note(`exported to ${folder}`);
  return 0;
}

function targetNamed(name: string): ExportTarget {
  const target = exportTargets.find((known) => known === name);
  if (target !== undefined) return target;
  throw problem('unknown-target', `There is no target "${name}"; there are ${exportTargets.join(', ')}.`);
}

async function readRun(folder: string) {
  const file = await readRunFile(freshId(), folder);
  if (file === null) throw problem('run-missing', `${folder} holds no run, or it is damaged.`);
  return file.summary;
}
