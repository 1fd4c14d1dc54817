import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** Stops a training, resumes it to its end with the same curve, then trains longer. It stays one run. */
export async function resumeTraining(app: ConvCanvas): Promise<void> {
  await app.showView('Train');
  await app.setTraining('Epochs', '1');
  await app.train.click();
  await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(10);
  await app.topBar.getByRole('button', { name: 'Stop' }).click();
  await expect(app.progress).toContainText('Stopped in epoch 1 of 1', { timeout: 30_000 });
  const stopped = await app.pointsDrawn();
  await app.mistakes.getByRole('button', { name: 'Test it now' }).click();
  await expect(app.mistakes).toContainText(/\d+(\.\d+)? % of 10,000 test images/, { timeout: 60_000 });
  await expect(app.progress).toContainText(/Stopped in epoch 1 of 1.* Test accuracy/);

  await app.progress.getByRole('button', { name: 'Resume' }).click();
  await expect(app.progress).toContainText('Trained 1 of 1 epoch', { timeout: 120_000 });
  expect(await app.pointsDrawn()).toBeGreaterThan(stopped);
  await expect(app.mistakes).toContainText(/\d+(\.\d+)? %/);

  await app.progress.getByRole('button', { name: 'Train 1 more epoch' }).click();
  await expect(app.progress).toContainText('Epoch 2 of 2', { timeout: 30_000 });
  await expect(app.progress).toContainText('Trained 2 of 2 epochs', { timeout: 120_000 });
  await expect(app.runs.getByRole('listitem')).toHaveCount(1);
}
