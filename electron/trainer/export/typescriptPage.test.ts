import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../engines/openEngine';
import { chainDocument } from '../testing/networks';
import { greyPng } from '../testing/shapes';
import { exportTo, type TrainedNetwork, trainedNetwork } from './testing/harness';
import { linkPackages, runNode } from './testing/nodePrograms';

const root = mkdtempSync(join(tmpdir(), 'typescript-page-'));
const folder = join(root, 'network');
const document = {
  ...chainDocument(
    ['Input', { shape: [28, 28, 1] }],
    ['Conv2D', { filters: 6, strides: [2, 2], padding: 'same', activation: 'relu' }],
    ['BatchNormalization', { momentum: 0.5 }],
    ['Flatten'],
    ['Dense', { units: 4, activation: 'softmax' }],
  ),
  name: 'Shapes </script> & "more"',
};

let network: TrainedNetwork;
let browser: Browser;

beforeAll(async () => {
  linkPackages(root);
  network = await trainedNetwork(document);
  await exportTo(folder, 'typescript', network);
  await runNode(folder, 'build.mjs', 'page');
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(root, { recursive: true, force: true });
});

/** The Chromium of the browser tests. */
async function chromiumPath(): Promise<string> {
  const tool = new URL('../../../tools/setup/testSystem.mjs', import.meta.url).href;
  const { chromiumPath } = (await import(tool)) as { chromiumPath(): Promise<string | undefined> };
  const found = await chromiumPath();
  if (found === undefined) throw new Error('There is no Chromium: run npm test once, which installs it.');
  return found;
}

/** Opens the built file; answers the page and whatever it complained of or asked the network for. */
async function openPage() {
  const page = await browser.newPage({ viewport: { width: 1000, height: 720 } });
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) trouble.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, 'dist', 'index.html')).href);
  await page.getByText('Draw something, and see what it is taken for.').waitFor();
  return { page, trouble };
}

/** What the network got to see, 0 to 255. */
async function seenPixels(page: Page): Promise<Uint8Array> {
  const seen = await page.locator('#seen').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return Array.from(data);
  });
  return Uint8Array.from({ length: seen.length / 4 }, (_, place) => seen[4 * place] ?? 0);
}

async function appOutputs(pixels: Uint8Array): Promise<number[]> {
  const model = await (await openEngine('tensorflow')).build(network.plan, network.settings);
  await model.setWeights(network.weights);
  const { data } = await model.predict({ shape: [1, 28, 28, 1], data: pixels });
  model.dispose();
  return Array.from(data);
}

async function expectAppOutputs(page: Page, pixels: Uint8Array): Promise<void> {
  const expected = (await appOutputs(pixels)).map((share) => `${(100 * share).toFixed(1)} %`);
  await expect.poll(() => page.locator('#classes .share').allTextContents()).toEqual(expected);
}

describe('the page of an exported TypeScript package', () => {
  it('classifies a drawing as the app does, opened as a file and without a network', async () => {
    const { page, trouble } = await openPage();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Shapes </script> & "more"');
    const box = await page.locator('#picture').boundingBox();
    if (box === null) throw new Error('There is nothing to draw on.');
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.7 * box.height, { steps: 6 });
    await page.mouse.up();
    await page.locator('#classes li').first().waitFor();
    // The last stroke may still be on its way.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const pixels = await seenPixels(page);
    expect(Math.max(...pixels)).toBeGreaterThan(200);
    await expectAppOutputs(page, pixels);

    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Draw something, and see what it is taken for.').waitFor();
    expect(await page.locator('#classes li').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('classifies a picture that is chosen, as it is', async () => {
    const { page, trouble } = await openPage();
    const pixels = Uint8Array.from({ length: 784 }, (_, place) => (place * 37) % 256);
    await page
      .locator('#file')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: greyPng(28, 28, pixels) });
    await page.locator('#classes li').first().waitFor();
    expect(await seenPixels(page)).toEqual(pixels);
    await expectAppOutputs(page, pixels);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('says of a file that is no picture what it is not', async () => {
    const { page } = await openPage();
    await page.locator('#file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('none') });
    await page.getByText('a.png is no image that this browser can show.').waitFor();
    await page.close();
  });
});
