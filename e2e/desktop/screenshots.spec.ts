import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { ConvCanvas } from '../support/ConvCanvas';
import { launchDesktopApp } from '../support/desktopApp';

/** The README's pictures: made anew at each run, and put into docs/ where CONVCANVAS_UPDATE_DOCS is set. */
const folder = resolve(__dirname, '..', '..', process.env.CONVCANVAS_UPDATE_DOCS ? 'docs' : 'test-results/screenshots');

for (const scheme of ['light', 'dark'] as const) {
  test(`looks as it should, ${scheme}`, async () => {
    mkdirSync(folder, { recursive: true });
    const desktop = await launchDesktopApp();
    try {
      const app = new ConvCanvas(desktop.page);
      await desktop.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await app.ready();
      await app.openTemplate('Lecture CNN');
      await app.select('conv1');
      await expect(app.inspector).toContainText('(32 - 3) / 1 + 1');
      await expect(desktop.page.getByRole('contentinfo')).toContainText(/TensorFlow|WebAssembly/);
      await desktop.page.screenshot({ path: join(folder, `build-${scheme}.png`) });
      expect(await overflow(app)).toEqual([]);

      await app.openCode();
      await expect(app.codeLine('conv_1 = ')).toHaveClass(/code-selected/);
      await desktop.page.screenshot({ path: join(folder, `code-${scheme}.png`) });
      expect(await overflow(app)).toEqual([]);
      await app.press('Control+3');

      await app.openTemplate('First CNN');
      await app.showView('Train');
      await app.setTraining('Epochs', '2');
      await app.setTraining('Image limit', '4000');
      await app.train.click();
      await expect(app.mistakes).toContainText(/\d+(\.\d+)? %/, { timeout: 90_000 });
      await expect(app.mistakes.locator('canvas').first()).toBeVisible();
      await desktop.page.screenshot({ path: join(folder, `train-${scheme}.png`) });
      expect(await overflow(app)).toEqual([]);
    } finally {
      await desktop.close();
    }
  });
}

/**
 * What is cut off or scrolls sideways. The page itself hides what is too large, so its parts are asked: the bars, the
 * panels, and every text of the bars.
 */
function overflow(app: ConvCanvas): Promise<readonly string[]> {
  return app.page.evaluate(() =>
    [...document.querySelectorAll('[data-panel], header *, footer *, .train-side, .train-middle')]
      .filter((element) => element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.clientWidth > 0 && !element.classList.contains('visually-hidden'))
      .filter((element) => element.getAttribute('data-panel') !== 'canvas')
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`),
  );
}
