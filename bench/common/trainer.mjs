import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { importSource } from './importSource.mjs';

const trainer = fileURLToPath(new URL('../../dist/trainer/trainer.cjs', import.meta.url));

/**
 * Trains a network document in a trainer process of its own, as the app does, and gives every message with its time in
 * milliseconds since the start of the process. `settings` are put over those of the document. `onMessage` may look on;
 * once `until` says so of a message, the process is ended without waiting for the rest.
 */
export async function train({
  document,
  engine,
  settings,
  dataFolder = null,
  onMessage = () => {},
  until = () => false,
}) {
  await refuseUnknown(engine);
  const { resolveTraining } = await importSource('src/training/resolveTraining.ts');
  const runFolder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-run-'));
  const job = {
    runId: 'bench',
    runFolder,
    document,
    settings: { ...resolveTraining(document.training).settings, ...settings },
    engine,
    threads: null,
    device: 'auto',
    resume: false,
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
        if (until(message)) resolve();
      });
      child.on('error', reject);
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`the trainer ended with ${code}\n${errors}`)),
      );
    });
  } finally {
    child.kill('SIGKILL');
    rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
  }
  return messages;
}

/** A build may not have every engine that a bench knows of. */
async function refuseUnknown(engine) {
  const { engineNames } = await importSource('src/contract/trainerMessages.ts');
  if (!engineNames.includes(engine)) throw new Error(`this build has no engine named ${engine}`);
}

/** A document of src/templates by its id. */
export async function templateDocument(templateId) {
  const { templates } = await importSource('src/templates/templates.ts');
  return templates.find(({ id }) => id === templateId).document;
}
