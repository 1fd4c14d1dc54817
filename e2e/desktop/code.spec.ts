import { test } from '@playwright/test';
import { codeOfProblems, copyCode, followCode } from '../flows/followCode';
import { ConvCanvas } from '../support/ConvCanvas';
import { type DesktopApp, launchDesktopApp } from '../support/desktopApp';

test.describe('the code beside the canvas, on the desktop', () => {
  let desktop: DesktopApp;
  let app: ConvCanvas;

  test.beforeEach(async () => {
    desktop = await launchDesktopApp();
    app = new ConvCanvas(desktop.page);
    await app.ready();
  });
  test.afterEach(() => desktop.close());

  test('follows edits, and leads to layers and back', () => followCode(app));
  test('is copied in each language, and comes back as it was left', () => copyCode(app));
  test('says what is missing where the network has problems', () => codeOfProblems(app));
});
