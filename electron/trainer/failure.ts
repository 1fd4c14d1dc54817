import { GraphError } from '../../src/operations/Operation';
import type { RunFailure } from '../../src/training/RunRecord';
import { DatasetError } from './data/DataSource';
import { EngineUnavailableError } from './engines/Engine';
import { graphFailure, type LayerNames, memoryFailure } from './tensorflowFailure';

/** A failure that is already in the user's words. */
export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(readonly failure: RunFailure) {
    super(failure.message);
  }
}

/** Any error as a failure in the user's words, which name layers as `names` does; the technical part is its detail. */
export function toFailure(error: unknown, names: LayerNames = () => null): RunFailure {
  if (error instanceof RunError) return error.failure;
  const detail = describe(error);
  if (error instanceof DatasetError)
    return { code: error.code, message: error.message, detail: error.detail ?? detail };
  if (error instanceof EngineUnavailableError) return { code: 'engine-missing', message: error.message, detail };
  const known = systemFailure((error as NodeJS.ErrnoException | null)?.code);
  if (known !== null) return { ...known, detail };
  const text = error instanceof Error ? error.message : String(error);
  const ofLibrary = memoryFailure(text, names) ?? graphFailure(text, names);
  if (ofLibrary !== null) return { ...ofLibrary, detail };
  if (error instanceof GraphError) {
    const message = `The network could not be made into a TensorFlow graph: ${error.message} Another engine may be able to train it.`;
    return { code: 'graph-refused', message, detail };
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

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCause: ${describe(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
