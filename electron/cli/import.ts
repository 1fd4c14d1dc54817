import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ProblemError } from '../../src/contract/api';
import { writeFileAtomically } from '../services/files/atomicWrite';
import { problem } from '../services/problems';
import { type ExitStatus, note, printJson } from './output';
import { withServices } from './withServices';

export type ImportOptions = { readonly out: string; readonly run?: string; readonly json?: boolean };

/**
 * Reads a model file of Keras or TensorFlow.js and writes it as a network, with a report of what could not be expressed.
 * Status 1 where something was lost, 2 where the file cannot be read.
 */
export async function importModel(source: string, { out, run, json = false }: ImportOptions): Promise<ExitStatus> {
  const path = resolve(source);
  try {
    if (!existsSync(path)) throw problem('not-found', `${path} does not exist.`);
    return await withServices(async (services): Promise<ExitStatus> => {
      const imported = await services.importInto(path, run === undefined ? null : resolve(run));
      const { text, format, notes, weightCount, runFolder } = imported;
      await writeFileAtomically(resolve(out), text);
      const lost = notes.some(({ kind }) => kind === 'lost');
      if (json) printJson({ source, out, ok: !lost, format, notes, weights: weightCount, run: runFolder });
      for (const { kind, layer, message } of notes) note(`${kind}: ${layer}: ${message}`);
      note(
        `${format}: ${weightCount.toLocaleString('en')} weights${runFolder === null ? '' : `, in the run ${runFolder}`}`,
      );
      return lost ? 1 : 0;
    });
  } catch (error) {
    // What is wrong with a file is said of the file.
    if (!(error instanceof ProblemError) || !fileProblems.includes(error.problem.code)) throw error;
    const { code, message } = error.problem;
    if (json) printJson({ source, ok: false, error: { code, message } });
    note(`${source}: ${message}`);
    return 2;
  }
}

const fileProblems: readonly string[] = ['model-unreadable', 'not-found'];
