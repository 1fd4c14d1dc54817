import { dirname } from 'node:path';
import { runPython } from './python';

/** Fails with what Ruff or Black has to say of these Python files. */
export async function checkPythonStyle(files: readonly string[]): Promise<void> {
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const rules = ['--select', 'E4,E7,E9,F,I,UP,B', '--config', `src = ${JSON.stringify(folders)}`];
  await runPython('main', ['-m', 'ruff', 'check', '--isolated', '--no-cache', ...rules, ...files]);
  await runPython('main', ['-m', 'black', '--check', '--diff', '--quiet', ...files]);
}
