import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../services/testing/temporaryFolder';

const program = fileURLToPath(new URL('../../../tools/cli.mjs', import.meta.url));

export type CliResult = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON values, one a line. Throws where it holds anything else. */
  readonly json: () => readonly Record<string, unknown>[];
};

export type CliOptions = {
  readonly cwd?: string;
  /** Told about each piece of standard output. */
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
};

/** Runs a command as a person does in a terminal, with a data folder of its own. */
export function runCli(args: readonly string[], { cwd, onOutput }: CliOptions = {}): Promise<CliResult> {
  const home = temporaryFolder();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, CONVCANVAS_HOME: home, CONVCANVAS_NO_SETUP: '1', npm_lifecycle_event: '' },
      // A process group of its own, so that an interrupt can reach all of it, as Ctrl+C does.
      detached: true,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      onOutput?.(stdout, child);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => {
      const lines = () => stdout.split('\n').filter((line) => line !== '');
      resolve({ status, stdout, stderr, json: () => lines().map((line) => JSON.parse(line)) });
    });
  });
}
