import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const trainer = fileURLToPath(new URL('../../dist/trainer/trainer.cjs', import.meta.url));

/** Puts a question to a trainer process of its own; gives its answer, and the milliseconds since the process was started. */
export function ask(command) {
  const began = performance.now();
  const child = fork(trainer, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.type === 'ready') child.send(command);
      else if (message.type === 'failed') reject(new Error(`${message.failure.message}\n${message.failure.detail}`));
      else resolve({ message, milliseconds: performance.now() - began });
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the trainer ended with ${code}\n${errors}`)));
  }).finally(() => child.kill('SIGKILL'));
}
