import { resolve } from 'node:path';
import { applyAllFixes } from '../../src/compiler/applyAllFixes';
import { compile } from '../../src/compiler/compile';
import { serializeDocument } from '../../src/document/fileFormat';
import { writeFileAtomically } from '../services/files/atomicWrite';
import { type ExitStatus, note, printJson } from './output';
import { readNetwork } from './readNetwork';

/** Applies every proposed repair and writes the result. Status 1 where errors are left that nothing repairs. */
export async function fix(file: string, out: string, json: boolean): Promise<ExitStatus> {
  const read = await readNetwork(file);
  if (!read.ok) {
    if (json) printJson({ file, ok: false, error: read.error });
    note(`${file}: ${read.error.message}`);
    return 2;
  }
  const { document, applied } = applyAllFixes(read.document);
  await writeFileAtomically(resolve(out), serializeDocument(document));
  const plan = compile(document);
  const left = plan.diagnostics.map(({ severity, code, nodeId, message }) => ({ severity, code, nodeId, message }));
  if (json) printJson({ file, out, ok: plan.ok, applied, diagnostics: left });
  for (const title of applied) note(`done: ${title}`);
  for (const { severity, message } of left) note(`${severity}: ${message}`);
  return plan.ok ? 0 : 1;
}
