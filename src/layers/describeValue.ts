import { formatCount } from '../document/Shape';

const longest = 60;

/** A value as a file or a field has it, short enough for a sentence: `"abc"`, `[1, 2]`, `nothing`. Never throws. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'number') return formatNumber(value);
  const text = typeof value === 'boolean' ? String(value) : (safeJson(value) ?? typeof value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** "1,152", "0.25", "1e-7", "NaN". */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15 || String(value).includes('e')) return String(value);
  return formatCount(value === 0 ? 0 : value);
}

/** JSON with a space after each comma; undefined where the value has none. Values that are nested too deeply are named only. */
function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)?.replaceAll(',', ', ');
  } catch {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
}
