/** What no source file should hold as it is: control and formatting characters (also those that turn text around), line separators. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Any text as a TypeScript string literal in single quotes; in double quotes where that needs fewer escapes. */
export function stringLiteral(text: string): string {
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/\n/g, '\\n')
    .replace(unseen, (found) =>
      Array.from({ length: found.length }, (_, at) => codeUnit(found.charCodeAt(at))).join(''),
    );
  return `${quote}${escaped}${quote}`;
}

/** Any text as one line that stands in a comment of either kind. */
export function commentText(text: string): string {
  return text.replace(unseen, ' ').replace(/\*\//g, '* /');
}

function codeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
