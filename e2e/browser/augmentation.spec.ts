import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`what training sees, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' } as object);
    let host: BrowserApp;
    let app: ConvCanvas;

    test.beforeEach(async ({ page }) => {
      host = await launchBrowserApp();
      await page.goto(host.address);
      app = new ConvCanvas(page);
      await app.ready();
    });
    test.afterEach(() => host.close());

    test('is shown for a layer that changes images, and follows its settings', async ({ page }) => {
      await app.select('input');
      await app.paletteItem('Random rotation').click();
      const preview = app.inspector.getByRole('region', { name: 'What training sees' });
      await expect(preview.getByRole('img')).toHaveCount(15);
      await expect(preview).toContainText('Validation, tests and predictions use the originals.');
      const first = await pictures(page);
      expect(new Set(first.versions).size).toBeGreaterThan(6);

      await app.setField('Angle', '0.4');
      await expect.poll(() => pictures(page)).toMatchObject({ originals: first.originals });
      await expect.poll(async () => (await pictures(page)).versions).not.toEqual(first.versions);
      await expect(preview).toContainText('a 6 is a 9');

      await app.setField('Angle', '0');
      const still = first.originals.flatMap((original) => Array.from({ length: 4 }, () => original));
      await expect.poll(async () => (await pictures(page)).versions).toEqual(still);
      await expect(preview).not.toContainText('a 6 is a 9');

      await app.undo();
      await app.undo();
      await expect.poll(() => pictures(page)).toEqual(first);
      await preview.getByRole('button', { name: 'Draw again' }).click();
      await expect.poll(async () => (await pictures(page)).versions).not.toEqual(first.versions);
      expect((await pictures(page)).originals).toEqual(first.originals);
      await preview.getByRole('button', { name: 'Other images' }).click();
      await expect.poll(async () => (await pictures(page)).originals).not.toEqual(first.originals);

      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  });
}

test.describe('what training sees', () => {
  let host: BrowserApp;
  let app: ConvCanvas;

  test.beforeEach(async ({ page }) => {
    host = await launchBrowserApp();
    await page.goto(host.address);
    app = new ConvCanvas(page);
    await app.ready();
  });
  test.afterEach(() => host.close());

  test('is drawn with letters without data, and with the layers before it', async ({ page }) => {
    await app.openTemplate('Lecture CNN');
    await app.select('input');
    await app.paletteItem('Random flip').click();
    const preview = app.inspector.getByRole('region', { name: 'What training sees' });
    await expect(preview.getByRole('img', { name: 'the letter R, original' })).toBeVisible();
    await expect(preview).toContainText('CIFAR-10 is not on this computer yet. These are drawings instead.');
    const flipped = await pictures(page);
    await app.paletteItem('Random contrast').click();
    await expect(preview).toContainText('Shown after RandomFlip 1 and this layer.');
    await app.setField('Strength', '0');
    await expect.poll(async () => (await pictures(page)).versions).toEqual(flipped.versions);
  });

  test('is not shown behind a layer whose output is no picture', async () => {
    await app.select('conv1');
    await app.paletteItem('Random shift').click();
    const preview = app.inspector.getByRole('region', { name: 'What training sees' });
    await expect(preview).toContainText('What Conv 1 gives is no picture any more.');
    await expect(preview.getByRole('img')).toHaveCount(0);
    await preview.getByRole('button', { name: 'Go to Conv 1' }).click();
    await expect(app.inspector).toContainText('Conv2D');
  });
});

/** What stands in each row: the original, and four versions of it. */
async function pictures(page: Page): Promise<{ originals: readonly string[]; versions: readonly string[] }> {
  const all = await page
    .getByRole('region', { name: 'What training sees' })
    .locator('canvas')
    .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
  return {
    originals: all.filter((_, index) => index % 5 === 0),
    versions: all.filter((_, index) => index % 5 !== 0),
  };
}
