import { plainLine } from '../python/pythonText';

/** Any text as plain text in Markdown, on one line; no tag either for what knows no backslashes. */
export function markdownText(text: string): string {
  return plainLine(text, 200)
    .replace(/[\\`*_{}[\]()#+\-.!|>~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

/** A table; the cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
