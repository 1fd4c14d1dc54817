import type { RunFailure } from '../../src/training/RunRecord';
import { DatasetError } from './data/DataSource';
import { EngineUnavailableError } from './engines/Engine';

/** A failure that is already in the user's words. */
export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(readonly failure: RunFailure) {
    super(failure.message);
  }
}

/** Any error as a failure in the user's words; the technical part is its detail. */
export function toFailure(error: unknown): RunFailure {
  if (error instanceof RunError) return error.failure;
  const detail = describe(error);
  if (error instanceof DatasetError)
    return { code: error.code, message: error.message, detail: error.detail ?? detail };
  if (error instanceof EngineUnavailableError) return { code: 'engine-missing', message: error.message, detail };
  const known = systemFailure((error as NodeJS.ErrnoException | null)?.code);
  if (known !== null) return { ...known, detail };
  if (isOutOfMemory(error)) {
    return {
      code: 'out-of-memory',
      message: 'There was not enough memory. Try a smaller batch size, smaller images or fewer filters.',
      detail,
    };
  }
  return {
    code: 'internal',
    message: 'The training ended because of an error in the program. The weights of the last checkpoint were kept.',
    detail,
  };
}

function systemFailure(code: string | undefined): Pick<RunFailure, 'code' | 'message'> | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message:
          'The disk is full, so the run could not be recorded. Free some space and start again; what was written so far is kept.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'folder-unwritable',
        message: 'The folder of the run cannot be read or written. Check that it exists and that you may write there.',
      };
    default:
      return null;
  }
}

function isOutOfMemory(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /out of memory|\bOOM\b|allocation failed|memory access out of bounds|bad_alloc|Cannot enlarge memory/i.test(
    text,
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCause: ${describe(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
