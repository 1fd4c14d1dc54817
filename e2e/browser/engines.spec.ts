import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

test.describe('the engines', () => {
  let host: BrowserApp;
  let app: ConvCanvas;

  test.beforeEach(async ({ page }) => {
    host = await launchBrowserApp();
    await page.goto(host.address);
    app = new ConvCanvas(page);
    await app.ready();
  });
  test.afterEach(() => host.close());

  test('are chosen in the settings, with threads and device, and the status bar says what computes', async ({
    page,
  }) => {
    const status = page.getByRole('contentinfo');
    await app.openSettings();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const engines = dialog.getByRole('radiogroup', { name: 'Engine for training' }).getByRole('radio');
    await expect(engines).toHaveCount(4);
    await expect(dialog).toContainText(/The fastest that is installed/);
    await dialog.getByLabel('WebAssembly').check();
    await expect(status).toContainText(/WebAssembly .*CPU/);
    await expect(dialog).toContainText(/WebAssembly \(tfjs [\d.]+\), CPU, \d+ threads?/);

    await dialog.getByLabel('Automatic').check();
    const threads = dialog.getByLabel('Threads');
    await threads.fill('0');
    await expect(dialog).toContainText('from 1 to 1024');
    await threads.fill('1');
    await threads.press('Enter');
    await dialog.getByRole('radiogroup', { name: 'GPU' }).getByLabel('Never').check();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(status).toContainText(/CPU, 1 thread(?!s)/);
  });

  test('stand in for one that died', async ({ page }) => {
    await app.train.click();
    await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(0);
    for (const pid of childrenOf(host.pid)) process.kill(pid, 'SIGKILL');
    const failure = page.getByRole('alert').filter({ hasText: 'The training ended early' });
    await expect(failure).toContainText('ended unexpectedly');
    await failure.getByRole('button', { name: 'Train with TensorFlow, step by step' }).click();
    await expect(failure).toBeHidden();
    await expect(app.progress).toContainText(/TensorFlow [\d.]+, (CPU, \d+ threads?|GPU)/);
    await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(0);
    expect(enginesOfRuns(host.home)).toEqual(['tensorflow', 'tfjs-node']);
  });
});

function childrenOf(pid: number): readonly number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

/** What each run was started on, the oldest first. */
function enginesOfRuns(home: string): readonly unknown[] {
  const runs = join(home, 'runs');
  return readdirSync(runs)
    .sort()
    .map((id) => JSON.parse(readFileSync(join(runs, id, 'run.json'), 'utf8')).engineName);
}
