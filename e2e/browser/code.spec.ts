import { test } from '@playwright/test';
import { codeOfProblems, copyCode, followCode } from '../flows/followCode';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

test.describe('the code beside the canvas, in a browser', () => {
  let host: BrowserApp;
  let app: ConvCanvas;

  test.beforeEach(async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    host = await launchBrowserApp();
    await page.goto(host.address);
    app = new ConvCanvas(page);
    await app.ready();
  });
  test.afterEach(() => host.close());

  test('follows edits, and leads to layers and back', () => followCode(app));
  test('is copied in each language, and comes back as it was left', () => copyCode(app));
  test('says what is missing where the network has problems', () => codeOfProblems(app));
});
