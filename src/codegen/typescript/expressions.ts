import { stringLiteral } from './typescriptText';

/** A TypeScript expression that can be written on one line or on several, as Prettier and Biome do it. */
export type Expression =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Expression[]; readonly suffix?: string }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Expression])[] }
  | { readonly kind: 'call'; readonly callee: string; readonly args: readonly Expression[] };

export const lineWidth = 120;

export function plain(text: string): Expression {
  return { kind: 'plain', text };
}

export function call(callee: string, args: readonly Expression[]): Expression {
  return { kind: 'call', callee, args };
}

/** A value as JSON has it; `undefined` leaves an entry of an object out. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

export function valueExpression(value: Value): Expression {
  if (value === null || value === undefined) return plain('null');
  if (typeof value === 'string') return plain(stringLiteral(value));
  if (typeof value === 'number' || typeof value === 'boolean') return plain(numberText(value));
  if (isList(value)) return { kind: 'array', items: value.map(valueExpression) };
  const given = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return {
    kind: 'object',
    entries: given.map(([key, entry]) => [propertyName(key), valueExpression(entry)] as const),
  };
}

/** `before`, the expression and `after`, in lines no longer than the file's where that can be. */
export function writeLines(before: string, expression: Expression, after: string, indent = ''): string[] {
  const text = `${indent}${before}${oneLine(expression)}${after}`;
  if (text.length <= lineWidth && !isSpread(expression)) return [text];
  const inner = `${indent}  `;
  switch (expression.kind) {
    case 'plain':
      return [text];
    case 'array': {
      const { items, suffix = '' } = expression;
      const numbers = items.every((item) => item.kind === 'plain' && /^-?[\d.]/.test(item.text));
      const lines = numbers ? filled(items, inner) : items.flatMap((item) => writeLines('', item, ',', inner));
      return [`${indent}${before}[`, ...lines, `${indent}]${suffix}${after}`];
    }
    case 'object': {
      const lines = expression.entries.flatMap(([key, value]) => writeLines(`${key}: `, value, ',', inner));
      return [`${indent}${before}{`, ...lines, `${indent}}${after}`];
    }
    case 'call': {
      const [only, ...others] = expression.args;
      const { callee } = expression;
      // A single object or array opens on the line of the call.
      if (only !== undefined && others.length === 0 && (only.kind === 'object' || only.kind === 'array')) {
        return writeLines(`${before}${callee}(`, only, `)${after}`, indent);
      }
      const lines = expression.args.flatMap((arg) => writeLines('', arg, ',', inner));
      return [`${indent}${before}${callee}(`, ...lines, `${indent})${after}`];
    }
  }
}

function oneLine(expression: Expression): string {
  switch (expression.kind) {
    case 'plain':
      return expression.text;
    case 'array':
      return `[${expression.items.map(oneLine).join(', ')}]${expression.suffix ?? ''}`;
    case 'object': {
      if (expression.entries.length === 0) return '{}';
      return `{ ${expression.entries.map(([key, value]) => `${key}: ${oneLine(value)}`).join(', ')} }`;
    }
    case 'call':
      return `${expression.callee}(${expression.args.map(oneLine).join(', ')})`;
  }
}

/** Whether it has lines of its own although it is short: it holds a list of lists, or of objects, with several entries each. */
function isSpread(expression: Expression): boolean {
  switch (expression.kind) {
    case 'plain':
      return false;
    case 'array': {
      const { items } = expression;
      const several = (item: Expression) =>
        (item.kind === 'array' && item.items.length > 1) || (item.kind === 'object' && item.entries.length > 1);
      const isTable = items.length > 1 && items.every((item) => item.kind === items[0]?.kind && several(item));
      return isTable || items.some(isSpread);
    }
    case 'object':
      return expression.entries.some(([, value]) => isSpread(value));
    case 'call':
      return expression.args.some(isSpread);
  }
}

/** Numbers, as many as there is room for on each line. */
function filled(items: readonly Expression[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const item of items) {
    const next = `${oneLine(item)},`;
    const longer = line === indent ? `${indent}${next}` : `${line} ${next}`;
    if (longer.length > lineWidth && line !== indent) {
      lines.push(line);
      line = `${indent}${next}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function numberText(value: number | boolean): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}

function propertyName(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : stringLiteral(key);
}

function isList(value: readonly Value[] | { readonly [key: string]: Value }): value is readonly Value[] {
  return Array.isArray(value);
}
