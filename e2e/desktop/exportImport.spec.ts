import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { exportAndImport, exportKeras, readImportReport } from '../flows/exportAndImport';
import { modelWithLambda } from '../flows/modelWithLambda';
import { ConvCanvas } from '../support/ConvCanvas';
import { type DesktopApp, launchDesktopApp } from '../support/desktopApp';

test.describe('code and models of other programs, on the desktop', () => {
  let desktop: DesktopApp;
  let app: ConvCanvas;

  test.beforeEach(async () => {
    desktop = await launchDesktopApp();
    app = new ConvCanvas(desktop.page);
    await app.ready();
  });
  test.afterEach(() => desktop.close());

  /** Opens a file by the native dialog, which a test answers in its place. */
  async function open(path: string): Promise<void> {
    await desktop.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, path);
    await app.press('Control+o');
  }

  test('a network that was exported to Keras comes back as it was', () => exportAndImport(app, open));

  test('what a model loses is listed, layer by layer', async () => {
    const path = join(desktop.home, 'model.json');
    await writeFile(path, modelWithLambda);
    await readImportReport(app, open, path);
  });

  test('another place is chosen for an export, and its folder is shown', async () => {
    await desktop.app.evaluate(({ dialog, shell }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      shell.showItemInFolder = (path) => Object.assign(globalThis, { shownFolder: path });
    }, desktop.home);
    await app.openTemplate('First CNN');
    await app.press('Control+e');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Another place…' }).click();
    await expect(dialog).toContainText(join(desktop.home, 'first-cnn-keras'));
    const folder = await exportKeras(app);
    expect(folder).toBe(join(desktop.home, 'first-cnn-keras'));
    await dialog.getByRole('button', { name: 'Show folder' }).click();
    await expect.poll(() => desktop.app.evaluate(() => Reflect.get(globalThis, 'shownFolder'))).toBe(folder);
  });

  test('what lies in the folder is told before anything is written there', async () => {
    const folder = join(desktop.home, 'first-cnn-keras');
    await desktop.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, desktop.home);
    await app.openTemplate('First CNN');
    const dialog = app.page.getByRole('dialog');
    const where = dialog.getByRole('region', { name: 'Where' });
    const button = dialog.getByRole('button', { name: 'Export', exact: true });
    // Other things are in the way, which the window sees are gone when one comes back to it.
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    await app.press('Control+e');
    await where.getByRole('button', { name: 'Another place…' }).click();
    await expect(where).toContainText('holds other things already (thesis.txt)');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await rm(join(folder, 'thesis.txt'));
    await app.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(where).not.toContainText('other things');
    await app.press('Escape');
    await exportKeras(app);
    // The next export into it says that it replaces this one; another target has a folder of its own.
    await dialog.getByRole('button', { name: 'Export again…' }).click();
    await expect(button).toBeFocused();
    await expect(where).toContainText('Replaces the export of');
    await dialog.getByRole('radio', { name: 'ONNX' }).check();
    await expect(where).not.toContainText('Replaces');
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  });

  test('a model named on the command line is opened', async () => {
    const path = join(desktop.home, 'model.json');
    await writeFile(path, modelWithLambda);
    const other = await launchDesktopApp({ args: [path] });
    try {
      const next = new ConvCanvas(other.page);
      await expect(next.importReport).toContainText('twice', { timeout: 60_000 });
    } finally {
      await other.close();
    }
  });
});
