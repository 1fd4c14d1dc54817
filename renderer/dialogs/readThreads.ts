import { mostThreads } from '../../src/contract/settings';
import type { Reading } from '../ui/useDraft';

/** What a person typed as a number of threads. Nothing means all that there are. */
export function readThreads(text: string): Reading<number | null> {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };
  const count = Number(typed);
  if (/^\d+$/.test(typed) && count >= 1 && count <= mostThreads) return { ok: true, value: count };
  return { ok: false, message: `Threads must be a whole number from 1 to ${mostThreads}, or nothing for all.` };
}
