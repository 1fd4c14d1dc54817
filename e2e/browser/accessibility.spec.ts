import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type BrowserApp, launchBrowserApp } from '../support/browserApp';
import { ConvCanvas } from '../support/ConvCanvas';

/** What a person with a screen reader, or with weak sight, would stumble over; checked by axe in each state. */
const states: readonly { readonly what: string; readonly reach: (app: ConvCanvas) => Promise<void> }[] = [
  { what: 'the start', reach: async () => {} },
  { what: 'a chosen layer', reach: (app) => app.select('conv1') },
  {
    what: 'problems',
    reach: async (app) => {
      await app.select('conv2');
      await app.setField('Kernel size height', '15');
      await app.train.click();
    },
  },
  { what: 'the Train view', reach: (app) => app.showView('Train') },
  { what: 'a dialog', reach: (app) => app.press('Control+Shift+n') },
  { what: 'the settings', reach: (app) => app.openSettings() },
  {
    what: 'the code',
    reach: async (app) => {
      await app.openCode();
      await app.select('conv1');
    },
  },
  {
    what: 'an export',
    reach: async (app) => {
      await app.press('Control+e');
      await expect(app.page.getByRole('dialog')).toContainText('Weights');
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`accessible, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' } as object);
    let host: BrowserApp;

    test.beforeEach(async () => {
      host = await launchBrowserApp();
    });
    test.afterEach(() => host.close());

    for (const { what, reach } of states) {
      test(what, async ({ page }) => {
        await page.goto(host.address);
        const app = new ConvCanvas(page);
        await app.ready();
        await reach(app);
        await page.waitForTimeout(300);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  });
}
