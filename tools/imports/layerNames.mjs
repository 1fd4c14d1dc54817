/**
 * The lines where a file of renderer/ names a layer type as a text of its own: a view derives what it shows from the
 * registry, so that a new layer type is a change in src/layers alone. Tests may name them.
 * @param {string} file relative to the repository, with forward slashes
 * @param {string} text
 * @param {readonly string[]} layerTypes
 * @returns {{ line: number, name: string }[]}
 */
export function layerNamesIn(file, text, layerTypes) {
  if (!file.startsWith('renderer/') || /\.test\.tsx?$/.test(file)) return [];
  const pattern = new RegExp(`(['"\`])(${layerTypes.join('|')})\\1`, 'g');
  return text
    .split('\n')
    .flatMap((content, index) =>
      [...content.matchAll(pattern)].map((match) => ({ line: index + 1, name: match[2] ?? '' })),
    );
}
