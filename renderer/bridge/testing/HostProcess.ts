import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ServiceEvent } from '../../../src/contract/events';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the host's test program; answers the file. */
export async function bundleHostProgram(): Promise<string> {
  const outfile = fromHere(`../../../node_modules/.cache/host-test/host-${process.pid}.cjs`);
  await build({
    entryPoints: [fromHere('../../../electron/host/testing/hostProgram.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    logLevel: 'error',
  });
  return outfile;
}

/** What the program says. */
type Said = { readonly type: string; readonly port?: number; readonly name?: string; readonly input?: unknown };

/** The real host, as a process with services that answer what a test wants. */
export class HostProcess {
  readonly said: Said[] = [];
  private readonly child: ChildProcess;
  private changed: () => void = () => {};

  /** `port`: 0 for any. */
  constructor(program: string, port: number, secret: string) {
    // Events hold numbers that JSON does not know.
    this.child = fork(program, [String(port), secret], { serialization: 'advanced' });
    this.child.on('message', (message) => {
      this.said.push(message as Said);
      this.changed();
    });
  }

  /** The port, once it listens. */
  async listening(): Promise<number> {
    const port = () => this.said.find(({ type }) => type === 'listening')?.port;
    await this.waitFor(() => port() !== undefined);
    return port() ?? 0;
  }

  /** The inputs of the requests with this name. */
  asked(name: string): readonly unknown[] {
    return this.said.filter((said) => said.name === name).map(({ input }) => input);
  }

  waitFor(fits: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.changed = () => {
        if (fits()) resolve();
      };
      this.changed();
    });
  }

  send(event: ServiceEvent): void {
    this.child.send({ type: 'event', event });
  }

  /** Answers the requests for a run's document that are held. */
  release(text: string): void {
    this.child.send({ type: 'release', text });
  }

  /** Ends it at once, and waits for its end. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise((resolve) => {
      this.child.once('exit', resolve);
      this.child.kill('SIGKILL');
    });
  }
}
