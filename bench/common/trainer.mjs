import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { importSource } from './importSource.mjs';

const trainer = fileURLToPath(new URL('../../dist/trainer/trainer.cjs', import.meta.url));

/**
 * Trains a template in a trainer process of its own, as the app does, and gives every message with its time in
 * milliseconds since the start of the process. `onMessage` may look on.
 */
export async function train({ templateId, engine, settings, dataFolder = null, onMessage = () => {} }) {
  const { templates } = await importSource('src/templates/templates.ts');
  const { resolveTraining } = await importSource('src/training/resolveTraining.ts');
  const { document } = templates.find((template) => template.id === templateId);
  const runFolder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-run-'));
  const job = {
    runId: 'bench',
    runFolder,
    document,
    settings: { ...resolveTraining(document.training).settings, ...settings },
    engine,
    threads: null,
    device: 'auto',
    dataFolders: { search: dataFolder === null ? [] : [dataFolder] },
  };
  const messages = [];
  const began = performance.now();
  const child = fork(trainer, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  try {
    await new Promise((resolve, reject) => {
      child.on('message', (message) => {
        messages.push({ at: performance.now() - began, message });
        onMessage(message, child);
        if (message.type === 'ready') child.send({ type: 'train', job });
        if (message.type === 'failed') reject(new Error(message.failure.message));
      });
      child.on('error', reject);
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`the trainer ended with ${code}\n${errors}`)),
      );
    });
  } finally {
    child.kill('SIGKILL');
    rmSync(runFolder, { recursive: true, force: true });
  }
  return messages;
}

/** A folder with CIFAR-10's six files, of random pixels: the right size and form without a download. */
export function randomCifar() {
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-cifar-'));
  mkdirSync(join(folder, 'cifar10'));
  for (const name of ['data_batch_1', 'data_batch_2', 'data_batch_3', 'data_batch_4', 'data_batch_5', 'test_batch']) {
    const records = Buffer.alloc(10_000 * 3073);
    for (let place = 0, state = 1; place < records.length; place++) {
      state = (state * 48271) % 2147483647;
      records[place] = place % 3073 === 0 ? state % 10 : state & 255;
    }
    writeFileSync(join(folder, 'cifar10', `${name}.bin`), records);
  }
  return folder;
}
