/** Black's line length. */
export const lineLength = 88;

const unseen = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/**
 * Any text as a Python string literal on one line, quoted as Black quotes: what cannot be seen (controls, line separators,
 * directions of writing, lone surrogates) is written as its number.
 */
export function pythonString(text: string): string {
  // Almost every name, and all of this runs at every keystroke.
  if (/^[\w ]*$/.test(text)) return `"${text}"`;
  let [doubles, singles] = [0, 0];
  for (const character of text) {
    if (character === '"') doubles++;
    if (character === "'") singles++;
  }
  const quote = doubles > singles ? "'" : '"';
  const inside = Array.from(text, (character) => (character === quote ? `\\${character}` : escaped(character)));
  return `${quote}${inside.join('')}${quote}`;
}

function escaped(character: string): string {
  if (character === '\\') return '\\\\';
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (!unseen.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

/** Any text as a comment of one line. Never the first or second line of a file, where Python looks for an encoding. */
export function pythonComment(text: string): string {
  return `# ${plainLine(text, 300)}`;
}

/** A docstring of one line; `before` and `after` stand around a text that may be anything and is cut to fit. */
export function pythonDocstring(before: string, text: string, after: string, depth: number): string {
  const room = lineLength - 4 * depth - before.length - after.length - 6;
  return `"""${before}${plainLine(text, Math.max(room, 8))}${after}"""`;
}

/** On one line, without anything that could end a comment or a docstring. */
export function plainLine(text: string, length: number): string {
  const line = text
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .replaceAll('\\', '/')
    .replaceAll('"', "'")
    .trim();
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}

/** How wide Black takes a line to be; wide characters (of East Asian scripts, emoji) count twice. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return width;
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}
