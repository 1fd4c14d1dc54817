import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page, test } from '@playwright/test';

const repository = resolve(__dirname, '..', '..');

/** A file that the build has made. */
export const builtFile = (...parts: readonly string[]) => join(repository, 'dist', ...parts);

export type DesktopApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The data folder of this start. */
  readonly home: string;
  /** What it has written on its standard streams and on the page's console. */
  readonly log: () => string;
  /** Ends it in good order without its questions, attaches its log to the test, and removes the data folder that it made. */
  readonly close: () => Promise<void>;
};

export type DesktopAppOptions = {
  /** A data folder to use again; it is not removed. */
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the real application, with a data folder of its own so that no real data is touched. */
export async function launchDesktopApp({ home, args = [], env = {} }: DesktopAppOptions = {}): Promise<DesktopApp> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'convcanvas-e2e-')));
  const executablePath = process.env.CONVCANVAS_TEST_ELECTRON;
  const lines: string[] = [];
  const app = await electron.launch({
    ...(executablePath ? { executablePath } : {}),
    // Chromium's sandbox does not run as root.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), repository, ...args],
    cwd: repository,
    env: { ...environment(), TF_CPP_MIN_LOG_LEVEL: '2', ...env, CONVCANVAS_HOME: folder },
  });
  const child = app.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString().trimEnd()));
  }
  const page = await app.firstWindow();
  page.on('console', (message) => lines.push(`page ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`page error: ${error.stack ?? error.message}`));
  return {
    app,
    page,
    home: folder,
    log: () => lines.join('\n'),
    close: async () => {
      await end(app, child);
      await test.info().attach('application.log', { body: lines.join('\n'), contentType: 'text/plain' });
      if (home === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function end(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = app.waitForEvent('close');
  await app
    // Destroyed, a window does not ask; the application then ends as after every close.
    .evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy();
    })
    .catch(() => undefined);
  await closed;
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries) as Record<string, string>;
}
