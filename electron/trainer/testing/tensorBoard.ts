import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** By tag, what TensorBoard reads of a folder; null for what is no finite number. */
export type Scalars = {
  readonly [tag: string]:
    | { readonly steps: readonly number[]; readonly values: readonly (number | null)[] }
    | undefined;
};

function python(...args: readonly string[]) {
  return spawnSync(process.execPath, [fromHere('../../../tools/testPython.mjs'), ...args], { encoding: 'utf8' });
}

/** Whether TensorBoard is there; `npm test -- setup` installs it for the tests. */
export function hasTensorBoard(): boolean {
  return python('-c', '').status === 0;
}

/** Reads a folder of events with TensorBoard itself. */
export function readTensorBoard(folder: string): Scalars {
  const { status, stdout, stderr } = python(fromHere('readTensorBoard.py'), folder);
  if (status !== 0) throw new Error(`TensorBoard could not read ${folder}: ${stderr}`);
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}
