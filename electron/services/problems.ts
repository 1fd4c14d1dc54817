import type { Problem } from '../../src/contract/api';
import { ProblemError } from '../../src/contract/api';

/** Any error as a problem in the user's words; the technical part is its detail. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = describeError(error);
  const known = systemProblem(error as Partial<NodeJS.ErrnoException> | null | undefined);
  if (known !== null) return { ...known, detail };
  return {
    code: 'internal',
    message: 'Something went wrong inside ConvCanvas. Your network is unharmed; please try once more.',
    detail,
  };
}

/** A failure with its words, to throw. */
export function problem(code: string, message: string, cause?: unknown): ProblemError {
  return new ProblemError(cause === undefined ? { code, message } : { code, message, detail: describeError(cause) });
}

/** Whether an error of the file system has one of these codes (`ENOENT`, ...). */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = (error as Partial<NodeJS.ErrnoException> | null | undefined)?.code;
  return typeof code === 'string' && codes.includes(code);
}

function systemProblem(error: Partial<NodeJS.ErrnoException> | null | undefined): Problem | null {
  const file = error?.path === undefined ? 'The file' : error.path;
  switch (error?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message: 'The disk is full. Free some space and try again; nothing was overwritten.',
      };
    case 'EACCES':
    case 'EPERM':
      return { code: 'no-permission', message: `${file} may not be read or written by you. Choose another place.` };
    case 'EROFS':
      return { code: 'read-only', message: `${file} is on a disk that can only be read. Choose another place.` };
    case 'ENOENT':
      return { code: 'not-found', message: `${file} does not exist. It may have been moved, renamed or deleted.` };
    case 'EISDIR':
      return { code: 'is-folder', message: `${file} is a folder, but a file is needed.` };
    case 'ENOTDIR':
      return { code: 'not-found', message: `${file} does not exist: a part of its path is a file, not a folder.` };
    case 'ENAMETOOLONG':
      return { code: 'name-too-long', message: `${file} has a name that is too long. Choose a shorter one.` };
    case 'EMFILE':
    case 'ENFILE':
      return { code: 'too-many-files', message: 'Too many files are open on this computer. Close some programs.' };
    case 'EIO':
      return { code: 'disk-error', message: `${file} cannot be read or written: the disk reports an error.` };
    default:
      return null;
  }
}

function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
