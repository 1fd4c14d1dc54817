import type { Json } from '../../src/document/json';
import { checkParam } from '../../src/layers/checkParam';
import type { ParamSpec } from '../../src/layers/params';
import type { Reading } from '../ui/useDraft';
import { expectedOf, parseNumber, refusal } from './readNumber';

/** "7, 7, 64" for a list; what may be anything is "any". */
export function formatList(value: Json | undefined, separator = ', '): string {
  if (value === null || value === undefined) return '';
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (item === null ? 'any' : String(item))).join(separator);
}

/** A list of numbers as people type it: "7, 7, 64", "7 7 64", "7×7×64", "[7, 7, 64]". */
export function readList(spec: ParamSpec, text: string, kept: Json): Reading<Json> {
  const parts = text
    .trim()
    .replace(/^[[(]|[\])]$/g, '')
    .split(/[\s,;×x]+/)
    .filter(Boolean);
  const list = parts.map((part) => (/^(any|none|null)$/i.test(part) ? null : parseNumber(part)));
  const isList =
    parts.length > 0 && parts.every((part, index) => list[index] !== null || /^(any|none|null)$/i.test(part));
  const value: Json = parts.length === 0 ? null : list;
  const check = parts.length === 0 || isList ? checkParam(spec, value) : null;
  if (check?.ok === true) return { ok: true, value };
  return { ok: false, message: refusal(spec, text, check === null ? expectedOf(spec) : check.expected, kept) };
}
