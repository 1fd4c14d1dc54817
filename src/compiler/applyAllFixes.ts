import { applyEdits } from '../document/edits';
import type { NetworkDocument } from '../document/NetworkDocument';
import type { CompileOptions } from './CompileOptions';
import { compile } from './compile';

/** What was repaired, and what is left. */
export type AllFixed = { readonly document: NetworkDocument; readonly applied: readonly string[] };

/** More rounds than any sensible document needs; a bound, so that two fixes can never undo each other for ever. */
const MAX_FIXES = 200;

/** Applies the first fix of the first problem that has one, again and again, until none is left. */
export function applyAllFixes(document: NetworkDocument, options: CompileOptions = {}): AllFixed {
  const applied: string[] = [];
  const seen = new Set<NetworkDocument>();
  let current = document;
  while (applied.length < MAX_FIXES && !seen.has(current)) {
    seen.add(current);
    const fix = compile(current, options).diagnostics.flatMap((diagnostic) => diagnostic.fixes.slice(0, 1))[0];
    if (fix === undefined) break;
    current = applyEdits(current, fix.edits).document;
    applied.push(fix.title);
  }
  return { document: current, applied };
}
