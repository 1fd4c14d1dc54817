import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** What the canvas says of each layer, in the order of the flow: its family, shape and parameters. */
async function layersShown(app: ConvCanvas): Promise<readonly string[]> {
  return app
    .nodes()
    .evaluateAll((cards) =>
      cards.map((card) =>
        [card.getAttribute('data-family'), card.querySelector('.layer-node-foot')?.textContent].join(' '),
      ),
    );
}

/** The lines of the code that make the layers, with all their settings and wires. */
async function layersWritten(app: ConvCanvas): Promise<readonly string[]> {
  const lines = await app.code.locator('.cm-line').allInnerTexts();
  return lines.filter((line) => / = (layers|keras\.Input)/.test(line));
}

/** Exports the network on the canvas to Keras; answers the folder. */
export async function exportKeras(app: ConvCanvas): Promise<string> {
  await app.press('Control+e');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Keras' }).check();
  await expect(dialog.getByRole('radio', { name: 'Untrained' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('row', { name: /model\.keras/ })).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('row', { name: /train\.py/ })).toBeVisible();
  await expect(dialog).toContainText('python train.py');
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  return dialog.locator('.export-path').innerText();
}

/** What is exported to Keras and opened again is the same network, with its weights as a run. */
export async function exportAndImport(app: ConvCanvas, open: (path: string) => Promise<void>): Promise<void> {
  await app.openTemplate('First CNN');
  await expect(app.nodes()).toHaveCount(7);
  await app.openCode();
  const before = await layersShown(app);
  const written = await layersWritten(app);
  expect(written).toHaveLength(7);
  const folder = await exportKeras(app);
  expect(await readFile(join(folder, 'model.py'), 'utf8')).toContain('def build_model()');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();

  await app.newNetwork();
  await open(join(folder, 'model.keras'));
  await expect(app.nodes()).toHaveCount(7, { timeout: 60_000 });
  expect(await layersShown(app)).toEqual(before);
  await expect.poll(() => layersWritten(app)).toEqual(written);
  await expect(app.topBar).toContainText('12,810 params');
  // It has no file of its own: saving asks where.
  await expect(app.topBar).toContainText('Edited');

  await app.showView('Train');
  await expect(app.runs).toContainText('Imported');

  // The weights that came along are those that an export takes first.
  await app.press('Control+e');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Imported/ })).toBeChecked();
}

/** What is lost is listed by layer, leads there, and can be put away and looked at again. */
export async function readImportReport(app: ConvCanvas, open: (path: string) => Promise<void>, path: string) {
  await open(path);
  await expect(app.importReport).toBeVisible({ timeout: 60_000 });
  await expect(app.importReport).toContainText('1 lost');
  await app.importReport.getByRole('button', { name: /twice/ }).click();
  await expect(app.canvas.locator('[data-selected]')).toContainText('twice');
  await app.importReport.getByRole('button', { name: 'Close the import report' }).click();
  await expect(app.importReport).toBeHidden();
  await app.page.getByRole('button', { name: 'ConvCanvas menu' }).click();
  await app.page.getByRole('menuitem', { name: 'Import report' }).click();
  await expect(app.importReport).toBeVisible();
}
