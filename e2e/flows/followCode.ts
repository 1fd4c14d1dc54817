import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** The code follows edits, and lines and layers lead to each other. */
export async function followCode(app: ConvCanvas): Promise<void> {
  await app.openTemplate('First CNN');
  await app.openCode();
  await expect(app.codeLine('Conv2D(32')).toBeVisible();

  // An edit is in the code, and stands out for a moment; undone, it is gone.
  await app.select('conv2');
  await app.setField('Filters', '48');
  await expect(app.codeLine('Conv2D(48')).toBeVisible();
  await expect(app.codeLine('Conv2D(48')).toHaveClass(/code-changed/);
  await expect(app.codeLine('Conv2D(48')).not.toHaveClass(/code-changed/);
  await app.undo();
  await expect(app.codeLine('Conv2D(32')).toBeVisible();

  // A click on a line selects its layer.
  await app.codeLine('Dense(').click();
  await expect(app.node('classes')).toHaveAttribute('data-selected', 'true');
  await expect(app.inspector).toContainText('Dense');
  await expect(app.codeLine('Dense(')).toHaveClass(/code-selected/);

  // A selected layer marks its lines.
  await app.select('conv1');
  await expect(app.codeLine('Conv2D(16')).toHaveClass(/code-selected/);
  await expect(app.codeLine('Dense(')).not.toHaveClass(/code-selected/);

  // The pointer over a layer shows its line, and over a line its layer.
  await app.node('pool1').hover();
  await expect(app.codeLine('pool_1 = ')).toHaveClass(/code-hovered/);
  await app.codeLine('conv_2 = ').hover();
  await expect(app.node('conv2')).toHaveAttribute('data-hovered', '');

  // With the keyboard: Enter leads from a line to its layer.
  await app.codeText().focus();
  await app.press('Control+Home');
  for (let line = 0; line < 60; line++) {
    const focused = await app.page.evaluate(() => {
      const node = document.getSelection()?.focusNode ?? null;
      const element = node instanceof Element ? node : node?.parentElement;
      return element?.closest('.cm-line')?.textContent ?? '';
    });
    if (focused.includes('Dense(')) break;
    await app.press('ArrowDown');
  }
  await app.press('Enter');
  await expect(app.node('classes')).toHaveAttribute('data-selected', 'true');
  await expect(app.canvas.locator('.react-flow__node:focus')).toHaveAttribute('data-id', 'classes');
}

/** Each language writes the same network; the copy is the text that is shown; the choice is remembered. */
export async function copyCode(app: ConvCanvas): Promise<void> {
  await app.openTemplate('First CNN');
  await app.openCode();
  await app.code.getByText('PyTorch', { exact: true }).click();
  await expect(app.codeLine('nn.Conv2d(16, 32')).toBeVisible();
  await app.code.getByRole('button', { name: 'Copy the code' }).click();
  await expect(app.code.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('import torch');
  expect(copied).toContain('nn.Conv2d(16, 32, 3)');
  await app.code.getByText('TypeScript', { exact: true }).click();
  await expect(app.codeLine('@tensorflow/tfjs')).toBeVisible();

  await app.page.reload();
  await app.ready();
  await expect(app.codeLine('@tensorflow/tfjs')).toBeVisible();
  await app.code.getByRole('button', { name: 'Close the code' }).click();
  await expect(app.code).toBeHidden();
}

/** A network with problems is still written, and nothing is written of an empty one. */
export async function codeOfProblems(app: ConvCanvas): Promise<void> {
  await app.openTemplate('First CNN');
  await app.openCode();
  await app.select('conv2');
  await app.setField('Kernel size height', '50');
  await expect(app.node('conv2')).toHaveAttribute('data-state', 'problem');
  await expect(app.codeLine('conv_1 = ')).toBeVisible();
  await expect(app.codeLine(/#.*Conv 2/)).toBeVisible();
  await app.press('Control+e');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('cannot be exported yet: 1 error');
  await dialog.getByRole('button', { name: 'Conv 2' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.node('conv2')).toHaveAttribute('data-selected', 'true');
  await app.newNetwork();
  await expect(app.code).toContainText('No code yet');
}
