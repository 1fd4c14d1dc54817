import { expect, test, vi } from 'vitest';
import { problem } from '../services/problems';
import { type ExitStatus, reportFailure } from './output';

test.each<{ code: string; status: ExitStatus }>([
  { code: 'bad-option', status: 2 },
  { code: 'not-found', status: 2 },
  { code: 'run-unreadable', status: 2 },
  { code: 'network-has-errors', status: 1 },
  { code: 'engine-missing', status: 1 },
  { code: 'out-of-memory', status: 1 },
  { code: 'graph-refused', status: 1 },
  { code: 'trainer-died', status: 1 },
])(
  '$code ends with status $status, its JSON on standard output and its words on standard error',
  ({ code, status }) => {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(reportFailure(problem(code, 'What happened.'), true)).toBe(status);
      expect(out.mock.calls).toEqual([[`${JSON.stringify({ type: 'failed', code, message: 'What happened.' })}\n`]]);
      expect(err.mock.calls).toEqual([['What happened.\n']]);
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  },
);
