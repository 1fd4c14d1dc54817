/** The ending of the app's files. */
export const documentExtension = '.cnn.json';

/** Names that Windows keeps for itself, whatever the ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name from what a network is called, safe on every system: no separators, no reserved names. */
export function fileNameFor(name: string): string {
  const title = name
    .replace(/(\.cnn)?\.json$/i, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be replaced.
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${title === '' ? 'Untitled network' : reserved.test(title) ? `${title} network` : title}${documentExtension}`;
}
