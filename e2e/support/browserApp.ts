import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { builtFile } from './desktopApp';

export type BrowserApp = {
  /** With the secret. */
  readonly address: string;
  readonly home: string;
  /** Of the program that serves the page; 0 where there is none. */
  readonly pid: number;
  readonly close: () => Promise<void>;
};

/** Starts the application for a browser of this machine, with a data folder of its own. */
export async function launchBrowserApp(): Promise<BrowserApp> {
  const home = await mkdtemp(join(tmpdir(), 'convcanvas-e2e-'));
  const host = spawn(process.execPath, [builtFile('host', 'host.cjs')], {
    env: { ...process.env, CONVCANVAS_HOME: home, CONVCANVAS_NO_OPEN: '1', TF_CPP_MIN_LOG_LEVEL: '2' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  host.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    host.stdout.on('data', (chunk: Buffer) => {
      lines.push(chunk.toString());
      const found = /ConvCanvas is open at (\S+)/.exec(lines.join(''));
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${lines.join('')}`)));
  });
  return {
    address,
    home,
    pid: host.pid ?? 0,
    close: async () => {
      await end(host);
      await test.info().attach('host.log', { body: lines.join(''), contentType: 'text/plain' });
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
}
