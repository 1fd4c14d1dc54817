import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const longestMs = 10 * 60_000;

/** The libraries of the peers: the variable that names the Python which has each, and how to ask whether it is there. */
export const peers = {
  keras: { title: 'Keras', variable: 'CONVCANVAS_BENCH_PYTHON', modules: 'keras, tensorflow' },
  pytorch: { title: 'PyTorch', variable: 'CONVCANVAS_BENCH_TORCH_PYTHON', modules: 'torch, numpy' },
};

/** What is missing for a peer, in words; null where it is installed. */
export function missingPeer({ title, variable, modules }) {
  const tried = python(variable, ['-c', `import ${modules}`]);
  if (tried.status === 0) return null;
  return `missing: ${process.env[variable] ?? 'python3'} has no ${title}; name a Python that has it in ${variable}`;
}

/** Runs a program of bench/peers and gives the object that it prints. Throws an Error that says what went wrong. */
export function runPeer({ variable }, script, args) {
  const path = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
  return answerOf(python(variable, [path, ...args.map(String)]));
}

/** The same for a program for Node. */
export function runNodePeer(script, args) {
  const path = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
  const options = { encoding: 'utf8', timeout: longestMs, killSignal: 'SIGKILL', maxBuffer: 64 * 2 ** 20 };
  return answerOf(spawnSync(process.execPath, [path, ...args.map(String)], options));
}

function answerOf(result) {
  if (result.error?.code === 'ETIMEDOUT') throw new Error(`not done after ${longestMs / 60_000} minutes`);
  if (result.status !== 0) throw new Error(lastLine(result.stderr) ?? `it ended with ${result.status}`);
  return JSON.parse(lastLine(result.stdout));
}

function python(variable, args) {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', TF_CPP_MIN_LOG_LEVEL: '2' };
  const options = { encoding: 'utf8', env, timeout: longestMs, killSignal: 'SIGKILL', maxBuffer: 64 * 2 ** 20 };
  return spawnSync(process.env[variable] ?? 'python3', args, options);
}

function lastLine(text) {
  return text?.trim().split('\n').at(-1);
}
