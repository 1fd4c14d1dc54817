import type { Diagnostic, Fix } from '../diagnostics/Diagnostic';

/** A diagnostic before its fixes are checked: `candidates` are repairs that may or may not work. */
export type Problem = Omit<Diagnostic, 'fixes'> & { readonly candidates: readonly Omit<Fix, 'preview'>[] };

/** "A", "A and B", "A, B and C". */
export function listNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
