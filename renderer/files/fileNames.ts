/** The ending of the app's files. */
export const EXTENSION = '.cnn.json';

/** A file name for a network: its name without what file systems refuse. */
export function fileNameFor(name: string): string {
  const kept = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${kept === '' ? 'Untitled network' : kept}${EXTENSION}`;
}

/** The last part of a path of any platform. */
export function nameOfPath(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** A file in a folder, with the folder's own separator. */
export function inFolder(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return `${folder.replace(/[\\/]+$/, '')}${separator}${name}`;
}
