import { lineLength, textWidth } from './pythonText';

/** Python that can be broken at brackets: `conv = layers.Conv2D`, then `(16, 3)`, then `(inputs)`. */
export type Breakable = { readonly head: string; readonly groups: readonly Group[] };
/** What stands in brackets, without its commas. */
export type Group = { readonly open: '(' | '['; readonly items: readonly Expression[] };
/** A text is never broken. */
export type Expression = string | Breakable;

/** `name(items)`. */
export function call(name: string, items: readonly Expression[]): Breakable {
  return { head: name, groups: [{ open: '(', items }] };
}

/** `[items]`. */
export function list(items: readonly Expression[]): Breakable {
  return { head: '', groups: [{ open: '[', items }] };
}

/** `text` put before an expression: `name=`, `return `. */
export function prefixed(text: string, expression: Expression): Expression {
  return typeof expression === 'string' ? text + expression : { ...expression, head: text + expression.head };
}

/**
 * A statement, or an argument, on one line as Black writes it, or broken as Black breaks it: at the last brackets before
 * which there is room, what is in them on a line of its own, or else one item a line. `depth` counts indentations.
 */
export function wrapStatement(statement: Expression, depth: number): readonly string[] {
  return wrap(statement, depth, '');
}

/** `end` stands right behind: the comma of an argument. */
function wrap(expression: Expression, depth: number, end: string): readonly string[] {
  const indent = '    '.repeat(depth);
  const flat = `${indent}${flatten(expression)}${end}`;
  if (typeof expression === 'string' || fits(flat)) return [flat];
  const place = lastWithRoom(expression, indent);
  const group = expression.groups[place];
  if (group === undefined) return [flat];
  const before = { head: expression.head, groups: expression.groups.slice(0, place) };
  const after = { head: closing(group), groups: expression.groups.slice(place + 1) };
  return [`${indent}${flatten(before)}${group.open}`, ...wrapItems(group.items, depth + 1), ...wrap(after, depth, end)];
}

function lastWithRoom({ head, groups }: Breakable, indent: string): number {
  for (let place = groups.length - 1; place > 0; place--) {
    const group = groups[place];
    if (group === undefined || group.items.length === 0) continue;
    if (fits(`${indent}${flatten({ head, groups: groups.slice(0, place) })}${group.open}`)) return place;
  }
  return groups.findIndex(({ items }) => items.length > 0);
}

function wrapItems(items: readonly Expression[], depth: number): readonly string[] {
  const line = `${'    '.repeat(depth)}${items.map(flatten).join(', ')}`;
  if (fits(line)) return [line];
  const end = items.length > 1 ? ',' : '';
  return items.flatMap((item) => wrap(item, depth, end));
}

function flatten(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  const groups = expression.groups.map(
    (group) => `${group.open}${group.items.map(flatten).join(', ')}${closing(group)}`,
  );
  return expression.head + groups.join('');
}

function closing({ open }: Group): string {
  return open === '(' ? ')' : ']';
}

function fits(line: string): boolean {
  return textWidth(line) <= lineLength;
}
