import type { RunFailure } from '../../../src/training/RunRecord';

/** A trainer process that ended before its work was done. `code` is null where a signal ended it. */
export function exitFailure(code: number | null, output: string): RunFailure {
  const how = code === null ? 'it was ended from outside' : `exit code ${code}`;
  return {
    code: 'trainer-died',
    message:
      `The training process ended unexpectedly (${how}). What it had learnt by its last checkpoint is kept. ` +
      'A lack of memory is the most common cause: try a smaller batch size or close other programs.',
    detail: output === '' ? `Exit code: ${code ?? 'none, a signal ended it'}.` : output,
  };
}
