import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** Trains MNIST with the network that the window opened with, sees the curve move, pauses, resumes and stops. */
export async function trainAndStop(app: ConvCanvas): Promise<void> {
  await app.train.click();
  await expect(app.loss).toBeVisible();
  await expect.poll(() => app.pointsDrawn(), { timeout: 60_000 }).toBeGreaterThan(0);
  const early = await app.pointsDrawn();
  await expect.poll(() => app.pointsDrawn()).toBeGreaterThan(early);
  await expect(app.progress).toContainText(/Epoch 1 of 3/);
  await expect(app.progress).toContainText(/images\/s/);

  await app.topBar.getByRole('button', { name: 'Pause' }).click();
  await expect(app.topBar.getByRole('button', { name: 'Resume' })).toBeVisible();
  // What was on its way is still drawn, and then nothing more.
  await app.page.waitForTimeout(1_000);
  const paused = await app.pointsDrawn();
  await app.page.waitForTimeout(1_000);
  expect(await app.pointsDrawn()).toBe(paused);
  await app.topBar.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => app.pointsDrawn()).toBeGreaterThan(paused);

  await app.topBar.getByRole('button', { name: 'Stop' }).click();
  await expect(app.train).toBeVisible({ timeout: 30_000 });
  await expect(app.runs).toContainText('Run 1');
}

/** Trains on few images to the end: test accuracy, confusion matrix and mistakes are shown. */
export async function trainToTheEnd(app: ConvCanvas): Promise<void> {
  await app.showView('Train');
  await app.setTraining('Epochs', '1');
  await app.setTraining('Image limit', '2000');
  await app.train.click();
  await expect(app.mistakes).toContainText(/\d+(\.\d+)? %/, { timeout: 90_000 });
  await expect(app.mistakes.getByRole('table').first()).toBeVisible();
  await expect(app.mistakes.locator('canvas').first()).toBeVisible();
}
