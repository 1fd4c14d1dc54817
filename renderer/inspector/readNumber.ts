import type { Json } from '../../src/document/json';
import { checkParam } from '../../src/layers/checkParam';
import { formatParam } from '../../src/layers/formatParam';
import type { ParamSpec } from '../../src/layers/params';
import type { Reading } from '../ui/useDraft';

/** A number as people type it: "16", " 0,5 ", "1e-3"; null for anything else. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim().replace(/−/g, '-');
  // A comma between digits is a decimal comma unless groups of three follow it.
  const plain = /^-?\d+,\d{1,2}$|^-?0,\d+$/.test(trimmed)
    ? trimmed.replace(',', '.')
    : trimmed.replace(/,(?=\d{3})/g, '');
  if (plain === '' || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * What a typed number means for a parameter. `build` puts it into the whole value (a pair has two). `kept`: what the
 * document holds on to while the text is wrong.
 */
export function readNumber(
  spec: ParamSpec,
  text: string,
  build: (value: number) => Json,
  kept: Json,
): Reading<number | null> {
  const value = parseNumber(text);
  const check = value === null ? null : checkParam(spec, build(value));
  if (value !== null && check?.ok === true) return { ok: true, value };
  return { ok: false, message: refusal(spec, text, check?.ok === false ? check.expected : expectedOf(spec), kept) };
}

/** "“0” is not a whole number from 1 up. The network keeps 16." */
export function refusal(spec: ParamSpec, text: string, expected: string, kept: Json): string {
  const what = text.trim() === '' ? 'An empty field' : `“${text.trim().slice(0, 30)}”`;
  return `${what} is not ${expected}. The network keeps ${formatParam(spec, kept)}.`;
}

/** What a parameter takes, in words, as the check says it. */
export function expectedOf(spec: ParamSpec): string {
  const check = checkParam(spec, {});
  return check.ok ? 'a value' : check.expected;
}
