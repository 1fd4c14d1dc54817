import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron } from '@playwright/test';
import { testElectronPath } from '../tools/setup/testElectron.mjs';
import { importSource } from './common/importSource.mjs';
import { percentile } from './common/statistics.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

/**
 * The window in the Electron of the tests: frame times and the longest task of the page while a node is dragged among
 * 300, beside the code of 170, and while MNIST is trained; how soon an edit is in that code; and the delay of the main process's event loop during the training.
 */
export async function run() {
  const executablePath = testElectronPath();
  if (!executablePath)
    return { name: 'window', figures: { window: 'not measured: there is no Electron for the tests' } };
  const home = mkdtempSync(join(tmpdir(), 'convcanvas-bench-home-'));
  const figures = {};
  try {
    const big = join(home, 'big.cnn.json');
    writeFileSync(big, await chainOf(300));
    await withWindow(executablePath, home, [big], async ({ page }) => {
      await page.locator('[data-node-id]').nth(299).waitFor({ state: 'attached' });
      await page.waitForTimeout(1500);
      const handle = page.locator('[data-node-id="n150"]');
      const box = await handle.boundingBox();
      await startWatching(page);
      await drag(page, box);
      report(figures, 'dragging among 300 nodes', await stopWatching(page));
    });
    const deep = join(home, 'deep.cnn.json');
    writeFileSync(deep, await chainOf(170));
    // Its edits and its open code are no business of the next window's.
    await withWindow(executablePath, join(home, 'deep'), [deep], async ({ page }) => {
      await page.locator('[data-node-id]').nth(169).waitFor({ state: 'attached' });
      await page.keyboard.press('Control+3');
      await page.locator('.cm-line').first().waitFor();
      await page.locator('[data-node-id="n20"]').click();
      await page.waitForTimeout(1500);
      const { frames, times } = await typeAndWaitForCode(page);
      figures['code of 170 layers: an edit to its line, median frames'] = percentile(frames, 50);
      figures['code of 170 layers: an edit to its line, most frames'] = Math.max(...frames);
      figures['code of 170 layers: an edit to its line, median ms'] = Math.round(percentile(times, 50));
      const box = await page.locator('[data-node-id="n40"]').boundingBox();
      await startWatching(page);
      await drag(page, box);
      report(figures, 'dragging among 170 nodes beside their code', await stopWatching(page));
    });
    await withWindow(executablePath, home, [], async ({ app, page }) => {
      await page.locator('[data-node-id]').first().waitFor();
      await page.waitForTimeout(1500);
      await startWatching(page);
      await app.evaluate(() => {
        const { monitorEventLoopDelay } = process.mainModule.require('node:perf_hooks');
        globalThis.benchDelay = monitorEventLoopDelay({ resolution: 5 });
        globalThis.benchDelay.enable();
      });
      const began = Date.now();
      await page.getByRole('banner').getByRole('button', { name: 'Train', exact: true }).click();
      await page.locator('[data-points]:not([data-points="0"])').first().waitFor({ timeout: 60_000 });
      figures['Train pressed to first point drawn, s'] = Number(((Date.now() - began) / 1000).toFixed(2));
      await page.waitForTimeout(8000);
      report(figures, 'training', await stopWatching(page));
      const delay = await app.evaluate(() => ({
        percentile99: globalThis.benchDelay.percentile(99),
        max: globalThis.benchDelay.max,
      }));
      figures['training: main process event-loop delay, 99th percentile ms'] = Number(
        (delay.percentile99 / 1e6).toFixed(1),
      );
      figures['training: main process event-loop delay, longest ms'] = Number((delay.max / 1e6).toFixed(1));
    });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  return { name: 'window', figures };
}

async function drag(page, { x, y, width, height }) {
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let step = 0; step < 120; step++) {
    await page.mouse.move(x + width / 2 + 60 * Math.sin(step / 8), y + height / 2 + step / 2);
    await page.waitForTimeout(10);
  }
  await page.mouse.up();
}

/** Sets the filters of the chosen layer again and again; how many frames and milliseconds later its line says so. */
function typeAndWaitForCode(page) {
  return page.evaluate(async () => {
    const label = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === 'Filters');
    const field = document.getElementById(label.htmlFor);
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const frames = [];
    const times = [];
    for (let filters = 20; filters < 60; filters++) {
      field.focus();
      setValue.call(field, String(filters));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const began = performance.now();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      let waited = 0;
      while (!document.querySelector('.cm-content').textContent.includes(`(${filters}, 3`) && waited < 300) {
        await new Promise((next) => requestAnimationFrame(next));
        waited++;
      }
      frames.push(waited);
      times.push(performance.now() - began);
      await new Promise((next) => setTimeout(next, 50));
    }
    return { frames, times };
  });
}

async function withWindow(executablePath, home, args, work) {
  const app = await electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), repository, ...args],
    env: { ...process.env, CONVCANVAS_HOME: home, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  try {
    const page = await app.firstWindow();
    await work({ app, page });
  } finally {
    await app
      .evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      })
      .catch(() => undefined);
    await app.close();
  }
}

function startWatching(page) {
  return page.evaluate(() => {
    const watch = { frames: [], tasks: [], running: true };
    window.benchWatch = watch;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    const frame = (now) => {
      watch.frames.push(now - last);
      last = now;
      if (watch.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

function stopWatching(page) {
  return page.evaluate(() => {
    window.benchWatch.running = false;
    return { frames: window.benchWatch.frames.slice(1), tasks: window.benchWatch.tasks };
  });
}

/** Tasks of 50 ms and less are not reported by the browser. */
function report(figures, what, { frames, tasks }) {
  figures[`${what}: frame time, median ms`] = Number(percentile(frames, 50).toFixed(1));
  figures[`${what}: frame time, 95th percentile ms`] = Number(percentile(frames, 95).toFixed(1));
  figures[`${what}: tasks over 50 ms`] = tasks.length;
  figures[`${what}: longest task, ms`] = tasks.length === 0 ? 'at most 50' : Math.round(Math.max(...tasks));
}

/** A chain of convolutions in rows of 20. */
async function chainOf(count) {
  const { serializeDocument } = await importSource('src/document/fileFormat.ts');
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    type: index === 0 ? 'Input' : 'Conv2D',
    params: index === 0 ? { shape: [32, 32, 3] } : { filters: 8, padding: 'same' },
    position: { x: (index % 20) * 192, y: Math.floor(index / 20) * 192 },
  }));
  const edges = nodes.slice(1).map((node, index) => ({ id: `e${index}`, source: `n${index}`, target: node.id }));
  return serializeDocument({ name: 'Big', nodes, edges });
}
