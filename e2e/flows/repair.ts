import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** Breaks the network, reads the problem where it is said, repairs it with one click, and takes both back. */
export async function breakAndRepair(app: ConvCanvas): Promise<void> {
  await app.select('conv2');
  const before = await app.node('conv2').innerText();
  await app.setField('Kernel size height', '15');
  const message = /Conv 2 has a 15 × 15 kernel, but its input is only 13 × 13 pixels/;
  await expect(app.node('conv2')).toContainText(message);
  await expect(app.node('pool2')).toContainText('waiting for Conv 2');
  await expect(app.inspector).toContainText(message);
  await app.train.click();
  await expect(app.problems).toContainText(message);
  await expect(app.problems.getByRole('listitem')).toHaveCount(1);

  await app.problems.getByRole('button', { name: 'Set the padding to “same”' }).click();
  await expect(app.problems.getByRole('listitem')).toHaveCount(0);
  await expect(app.node('conv2')).toContainText('13×13×32');
  await app.undo();
  await expect(app.node('conv2')).toContainText(message);
  await app.undo();
  await expect.poll(() => app.node('conv2').innerText()).toBe(before);
}
