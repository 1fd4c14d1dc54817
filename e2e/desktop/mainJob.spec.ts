import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildLecture } from '../flows/buildLecture';
import { breakAndRepair } from '../flows/repair';
import { resumeTraining } from '../flows/resumeTraining';
import { trainAndStop, trainToTheEnd } from '../flows/trainAndStop';
import { ConvCanvas } from '../support/ConvCanvas';
import { type DesktopApp, launchDesktopApp } from '../support/desktopApp';

test.describe('the desktop application', () => {
  let desktop: DesktopApp;
  let app: ConvCanvas;

  test.beforeEach(async () => {
    desktop = await launchDesktopApp();
    app = new ConvCanvas(desktop.page);
    await app.ready();
  });
  test.afterEach(() => desktop.close());

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

  test('shows test accuracy, confusion and mistakes after a training', async () => {
    await trainToTheEnd(app);
  });

  test('saves, and opens again what was saved', async () => {
    const path = join(desktop.home, 'mine.cnn.json');
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, path);
    await app.select('conv1');
    await app.setField('Filters', '24');
    await app.press('Control+s');
    await expect(app.topBar).toContainText('Saved');
    const saved = JSON.parse(await readFile(path, 'utf8'));
    expect(saved.nodes[1].params.filters).toBe(24);
    expect(saved.format).toBe('convcanvas');

    await app.setField('Filters', '8');
    await app.press('Control+o');
    await desktop.page
      .getByRole('dialog')
      .getByRole('button', { name: /don.t save/i })
      .click();
    await expect(app.node('conv1')).toContainText('24 of 3×3');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(saved);
  });

  test('a trainer that is killed leaves the window alive, with words', async () => {
    await app.train.click();
    await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(3);
    await desktop.app.evaluate(({ app: electron }) => {
      const trainer = electron
        .getAppMetrics()
        .find((metric) => metric.type === 'Utility' && metric.name === 'ConvCanvas trainer');
      if (trainer === undefined) throw new Error('there is no trainer process');
      process.kill(trainer.pid, 'SIGKILL');
    });
    await expect(app.progress).toContainText(/training process ended unexpectedly/i);
    await app.showView('Build');
    await app.select('conv1');
    await app.setField('Filters', '12');
    await expect(app.node('conv1')).toContainText('12 of 3×3');
  });

  test('closing the window while it trains asks first', async () => {
    await app.train.click();
    await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(0);
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(desktop.page.getByRole('dialog')).toContainText(/training/i);
  });

  test('after a kill, the next start offers what was not saved', async () => {
    await app.select('conv1');
    await app.setField('Filters', '21');
    await desktop.page.waitForTimeout(1_500);
    desktop.app.process().kill('SIGKILL');
    const again = await launchDesktopApp({ home: desktop.home });
    try {
      const next = new ConvCanvas(again.page);
      await again.page.getByRole('button', { name: /restore/i }).click();
      await expect(next.node('conv1')).toContainText('21 of 3×3');
    } finally {
      await again.close();
    }
  });
});
