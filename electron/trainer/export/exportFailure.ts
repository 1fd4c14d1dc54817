import { ExportProblem } from '../../../src/codegen/ExportProblem';
import { RunError } from '../failure';
import { systemProblem } from './systemProblem';

/** A failure of an export in the user's words. */
export function exportError(code: string, message: string, cause?: unknown): RunError {
  return new RunError(cause === undefined ? { code, message } : { code, message, detail: describe(cause) });
}

/** Any error that an export may end with as one in the user's words. `folder`: where it was to be written. */
export function toExportError(error: unknown, folder: string): RunError {
  if (error instanceof RunError) return error;
  if (error instanceof ExportProblem) return exportError(error.code, error.message);
  const problem = systemProblem((error as NodeJS.ErrnoException | null)?.code, folder);
  if (problem !== null) return exportError(problem.code, problem.message, error);
  const message =
    'The network could not be exported because of an error in the program. Nothing was changed in the folder.';
  return exportError('internal', message, error);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
