import { runPython } from './python';

/** Fails with what Ruff or Black has to say of the Python files in these folders. */
export async function checkPythonStyle(folders: readonly string[]): Promise<void> {
  const rules = ['--select', 'E4,E7,E9,F,I,UP,B', '--config', `src = ${JSON.stringify(folders)}`];
  await runPython('main', ['-m', 'ruff', 'check', '--isolated', '--no-cache', ...rules, ...folders]);
  await runPython('main', ['-m', 'black', '--check', '--diff', '--quiet', ...folders]);
}
