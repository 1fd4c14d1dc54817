import { expect, test } from '@playwright/test';
import { buildLecture } from '../flows/buildLecture';
import { breakAndRepair } from '../flows/repair';
import { resumeTraining } from '../flows/resumeTraining';
import { trainAndStop } from '../flows/trainAndStop';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

test.describe('the application in a browser of this machine', () => {
  let host: BrowserApp;
  let app: ConvCanvas;

  test.beforeEach(async ({ page }) => {
    host = await launchBrowserApp();
    await page.goto(host.address);
    app = new ConvCanvas(page);
    await app.ready();
  });
  test.afterEach(() => host.close());

  test("builds the lecture's network by dragging, from an empty canvas", async () => {
    await buildLecture(app);
  });

  test('says what is broken, repairs it with one click, and undoes both', async () => {
    await breakAndRepair(app);
  });

  test('trains MNIST with curves that move, pauses, resumes and stops', async () => {
    await trainAndStop(app);
  });

  test('resumes a training that was stopped, and trains longer than was meant', async () => {
    await resumeTraining(app);
  });

  test('saves by name, and opens again what was saved', async ({ page }) => {
    await app.select('conv1');
    await app.setField('Filters', '24');
    await app.press('Control+s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('mine');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(app.topBar).toContainText('Saved');
    await app.newNetwork();
    await app.press('Control+o');
    await page.getByRole('dialog').getByRole('button', { name: /mine/ }).click();
    await expect(app.node('conv1')).toContainText('24 of 3×3');
  });
});
