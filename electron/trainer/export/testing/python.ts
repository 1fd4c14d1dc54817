import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `main` has Keras, TensorFlow, ONNX, ...: testPythonPackages.txt; `torch` has PyTorch: testTorchPackages.txt. */
export type PythonKind = 'main' | 'torch';

const program = fileURLToPath(new URL('../../../../tools/testPython.mjs', import.meta.url));

const argumentsOf = (kind: PythonKind, args: readonly string[]) => [
  program,
  ...(kind === 'torch' ? ['--torch'] : []),
  ...args,
];

/** Whether the Python is there; `npm test -- setup` installs it for the tests. */
export function hasPython(kind: PythonKind): boolean {
  return spawnSync(process.execPath, argumentsOf(kind, ['-c', ''])).status === 0;
}

export type PythonOptions = { readonly cwd?: string; readonly env?: { readonly [name: string]: string } };

/** Runs Python and answers its standard output. What ends with an error is an Error with all that it said. */
export function runPython(
  kind: PythonKind,
  args: readonly string[],
  { cwd, env }: PythonOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const quiet = { PYTHONDONTWRITEBYTECODE: '1', TF_CPP_MIN_LOG_LEVEL: '2' };
    const child = spawn(process.execPath, argumentsOf(kind, args), {
      cwd,
      env: { ...process.env, ...quiet, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(stdout);
      else reject(new Error(`Python ended with ${status}.\n${stderr.slice(-4000)}\n${stdout.slice(-4000)}`));
    });
  });
}
