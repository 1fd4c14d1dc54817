import { ExportProblem } from '../../../src/codegen/ExportProblem';
import { RunError } from '../failure';

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

function systemProblem(code: string | undefined, folder: string): { code: string; message: string } | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message: `The disk is full, so nothing was exported to ${folder}. Free some space, or choose another disk.`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'folder-unwritable',
        message: `You may not write to ${folder}, so nothing was exported. Choose another folder.`,
      };
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        code: 'folder-unwritable',
        message: `${folder} cannot be made: a part of its path is a file, not a folder. Choose another folder.`,
      };
    case 'ENAMETOOLONG':
      return {
        code: 'name-too-long',
        message: `${folder} has a name that is too long. Choose a shorter one.`,
      };
    default:
      return null;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
