import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from '@playwright/test';
import { exportAndImport, readImportReport } from '../flows/exportAndImport';
import { modelWithLambda } from '../flows/modelWithLambda';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

test.describe('code and models of other programs, in a browser', () => {
  let host: BrowserApp;
  let app: ConvCanvas;

  test.beforeEach(async ({ page }) => {
    host = await launchBrowserApp();
    await page.goto(host.address);
    app = new ConvCanvas(page);
    await app.ready();
  });
  test.afterEach(() => host.close());

  /** Opens a file from the list of the documents folder. */
  async function open(path: string): Promise<void> {
    const documents = join(host.home, 'documents');
    await mkdir(documents, { recursive: true });
    const listed = join(documents, basename(path));
    if (listed !== path) await copyFile(path, listed);
    await app.press('Control+o');
    await app.page.getByRole('dialog').getByTitle(listed).click();
  }

  test('a network that was exported to Keras comes back as it was', () => exportAndImport(app, open));

  test('a model that the page is given comes back as it was', () =>
    exportAndImport(app, async (path) => {
      await app.press('Control+o');
      await app.page.getByRole('dialog').locator('input[type=file]').setInputFiles(path);
    }));

  test('what a model loses is listed, layer by layer', async () => {
    const path = join(host.home, 'model.json');
    await writeFile(path, modelWithLambda);
    await readImportReport(app, open, path);
  });
});
