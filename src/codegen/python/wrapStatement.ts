import { lineLength, textWidth } from './pythonText';

type Token = { readonly text: string; readonly spaced: boolean };

/**
 * One Python statement, written on one line as Black writes it, broken as Black breaks it where it is too long: first
 * inside the last brackets, then at the commas, an argument a line. `depth` counts indentations of four blanks.
 */
export function wrapStatement(statement: string, depth: number): readonly string[] {
  if (fits(statement, depth)) return [indented(statement, depth)];
  const { head, expression } = splitHead(tokens(statement));
  if (expression.length === 0) return [indented(statement, depth)];
  const split = canOmitParentheses(expression, joined(head), depth)
    ? lastBrackets(expression, joined(head), depth)
    : null;
  if (split !== null) return bracketed(split, depth, joined(head));
  if (head.length === 0) return [indented(statement, depth)];
  return [indented(`${joined(head)} (`, depth), ...wrapInside(expression, depth + 1), indented(')', depth)];
}

/** What stands in brackets: on one line, else at its delimiters, else inside its own last brackets. */
function wrapInside(line: readonly Token[], depth: number): readonly string[] {
  const text = joined(line);
  if (fits(text, depth)) return [indented(text, depth)];
  const parts = atDelimiters(line);
  if (parts.length > 1) return parts.flatMap((part) => wrapInside(part, depth));
  const split = lastBrackets(line, '', depth);
  return split === null ? [indented(text, depth)] : bracketed(split, depth, '');
}

type Split = { readonly head: readonly Token[]; readonly body: readonly Token[]; readonly tail: readonly Token[] };

function bracketed({ head, body, tail }: Split, depth: number, before: string): readonly string[] {
  const first = before === '' ? joined(head) : `${before} ${joined(head)}`;
  return [indented(first, depth), ...wrapInside(body, depth + 1), ...wrapTail(tail, depth)];
}

/** The bracket that closes, and what follows it: a call of what a call answers may have to be broken once more. */
function wrapTail(tail: readonly Token[], depth: number): readonly string[] {
  const [closing, ...after] = tail;
  const split = closing === undefined || fits(joined(tail), depth) ? null : lastBrackets(after, '', depth);
  if (closing === undefined || split === null) return [indented(joined(tail), depth)];
  return bracketed({ ...split, head: [closing, ...split.head] }, depth, '');
}

/** At the last brackets with something in them that leave the line before them short enough. */
function lastBrackets(line: readonly Token[], before: string, depth: number): Split | null {
  const pairs = outerPairs(line).filter(({ open, close }) => close > open + 1);
  for (const { open, close } of [...pairs].reverse()) {
    const head = line.slice(0, open + 1);
    const first = before === '' ? joined(head) : `${before} ${joined(head)}`;
    if (!fits(first, depth) && (before !== '' || pairs.length > 1)) continue;
    return { head, body: line.slice(open + 1, close), tail: line.slice(close) };
  }
  return null;
}

type Pair = { readonly open: number; readonly close: number };

function outerPairs(line: readonly Token[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [level, open] = [0, 0];
  line.forEach(({ text }, index) => {
    if (/^[([{]$/.test(text) && level++ === 0) open = index;
    if (/^[)\]}]$/.test(text) && --level === 0) pairs.push({ open, close: index });
  });
  return pairs;
}

const comma = 5;
const dot = 1;

/** How strongly a line holds together at a token: the commas come apart first. 0 for what no line is broken at. */
function strength({ text, spaced }: Token, previous: Token | undefined): number {
  if (text === ',') return comma;
  if (spaced && previous?.spaced !== undefined && /^[+-]$/.test(text)) return 4;
  if (spaced && /^(\*|\/|\/\/|%|@)$/.test(text)) return 3;
  if (spaced && text === '**') return 2;
  return text === '.' && /[)\]}'"]$/.test(previous?.text ?? '') ? dot : 0;
}

type Delimiters = { readonly strongest: number; readonly places: readonly number[] };

/** Outside of brackets; a comma at the end is none. */
function delimiters(line: readonly Token[]): Delimiters {
  let level = 0;
  const found = line.map((token, index) => {
    if (/^[)\]}]$/.test(token.text)) level--;
    const isLast = index === line.length - 1;
    const value = level === 0 && !isLast ? strength(token, line[index - 1]) : 0;
    if (/^[([{]$/.test(token.text)) level++;
    return value;
  });
  const strongest = Math.max(0, ...found);
  const places = strongest === 0 ? [] : found.flatMap((value, place) => (value === strongest ? [place] : []));
  return { strongest, places };
}

/** Broken after every comma, each part with one, or else before every operator. */
function atDelimiters(line: readonly Token[]): readonly (readonly Token[])[] {
  const { strongest, places } = delimiters(line);
  if (strongest === 0 || (strongest === dot && places.length === 1)) return [line];
  const isComma = strongest === comma;
  const starts = [0, ...places.map((place) => place + (isComma ? 1 : 0))];
  const parts = starts.map((start, index) => line.slice(start, starts[index + 1])).filter((part) => part.length > 0);
  if (!isComma) return parts;
  return parts.map((part) => (part.at(-1)?.text === ',' ? part : [...part, { text: ',', spaced: false }]));
}

/** Whether a line is broken inside its own brackets, and not put into brackets as a whole. */
function canOmitParentheses(expression: readonly Token[], head: string, depth: number): boolean {
  const { strongest, places } = delimiters(expression);
  if (strongest === 0 || (strongest === dot && places.length === 1)) return true;
  if (places.length > 1) return false;
  const last = outerPairs(expression).at(-1);
  if (last === undefined) return false;
  const endsSo = last.close === expression.length - 1 && last.close > last.open + 1;
  return (
    expression[0]?.text === '(' || (endsSo && fits(`${head} ${joined(expression.slice(0, last.open + 1))}`, depth))
  );
}

/** `x = ` or `return `, and what follows. */
function splitHead(line: readonly Token[]): { readonly head: readonly Token[]; readonly expression: readonly Token[] } {
  const isReturn = line[0]?.text === 'return';
  const bracket = line.findIndex(({ text }) => /^[([{]$/.test(text));
  // Behind a bracket it names an argument.
  const equals = line.slice(0, bracket < 0 ? undefined : bracket).findIndex(({ text }) => text === '=');
  const place = isReturn ? 0 : equals;
  return { head: line.slice(0, place + 1), expression: line.slice(place + 1) };
}

/** Strings are one token; so is every name and number. */
function tokens(code: string): readonly Token[] {
  const pattern = /(\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d[\w.]*(?:e[+-]?\d+)?|\w+|\*\*|\/\/|[<>=!]=|->|\S)/gsu;
  return [...code.matchAll(pattern)].map(([, space = '', text = '']) => ({ text, spaced: space !== '' }));
}

function joined(line: readonly Token[]): string {
  return line.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('');
}

function indented(text: string, depth: number): string {
  return `${'    '.repeat(depth)}${text}`;
}

function fits(text: string, depth: number): boolean {
  return 4 * depth + textWidth(text) <= lineLength;
}
