/** Whether a path with forward slashes stays in its folder on every system: plain names only, none of dots alone. */
export function isExportPath(path: string): boolean {
  return path.split('/').every((name) => /^[\w.-]+(?: [\w.-]+)*$/.test(name) && !name.endsWith('.'));
}
