import { expect, type Locator, type Page } from '@playwright/test';

/** The window as a user sees it: where things are, and the gestures. What to expect stands in the flows. */
export class ConvCanvas {
  readonly canvas: Locator;
  readonly palette: Locator;
  readonly inspector: Locator;
  readonly topBar: Locator;
  readonly train: Locator;
  readonly problems: Locator;
  readonly progress: Locator;
  readonly loss: Locator;
  readonly runs: Locator;
  readonly mistakes: Locator;
  readonly code: Locator;
  readonly importReport: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('region', { name: 'Network canvas' });
    this.palette = page.getByRole('navigation', { name: 'Layers' });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.topBar = page.getByRole('banner');
    this.train = this.topBar.getByRole('button', { name: 'Train', exact: true });
    this.problems = page.getByRole('region', { name: 'Problems' });
    this.progress = page.getByRole('region', { name: 'Progress' });
    this.loss = page.getByRole('region', { name: 'Loss' });
    this.runs = page.getByRole('region', { name: 'Runs' });
    this.mistakes = page.getByRole('region', { name: 'Mistakes' });
    this.code = page.getByRole('region', { name: 'Code', exact: true });
    this.importReport = page.getByRole('region', { name: 'Import report' });
  }

  /** Waits until the application stands. */
  async ready(): Promise<void> {
    await expect(this.canvas).toBeVisible();
    await expect(this.nodes().first()).toBeVisible();
  }

  nodes(): Locator {
    return this.canvas.locator('[data-node-id]');
  }

  edges(): Locator {
    return this.canvas.locator('.react-flow__edge');
  }

  node(id: string): Locator {
    return this.canvas.locator(`[data-node-id="${id}"]`);
  }

  /** Ids in the order in which the document holds them. */
  async nodeIds(): Promise<readonly string[]> {
    return this.nodes().evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('data-node-id') ?? ''),
    );
  }

  paletteItem(title: string): Locator {
    return this.palette.getByRole('button', { name: title, exact: true });
  }

  /** Drags a layer from the palette to a place of the canvas, in pixels from its top left corner. */
  async dragFromPalette(title: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    const item = this.paletteItem(title);
    await item.scrollIntoViewIfNeeded();
    const from = await boxOf(item);
    const canvas = await boxOf(this.canvas);
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(canvas.x + to.x - 20, canvas.y + to.y - 10, { steps: 6 });
    await this.page.mouse.move(canvas.x + to.x, canvas.y + to.y, { steps: 3 });
    await this.page.mouse.up();
  }

  /** Draws a wire from the output of one layer to the input of another. */
  async connect(source: string, target: string): Promise<void> {
    const from = await boxOf(this.node(source).locator('.react-flow__handle.source'));
    const to = await boxOf(this.node(target).locator('.react-flow__handle.target'));
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x - 10, to.y + to.height / 2, { steps: 6 });
    await this.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 3 });
    // A wire may end here: the canvas has marked the port under the pointer.
    await expect(this.node(target)).toHaveAttribute('data-wiring', 'valid');
    await this.page.mouse.up();
  }

  async select(id: string): Promise<void> {
    await this.node(id).click();
  }

  /** Types into a field of the inspector and commits it. */
  async setField(label: string, value: string): Promise<void> {
    const field = this.inspector.getByLabel(label, { exact: true }).first();
    await field.fill(value);
    await field.press('Enter');
  }

  /** Chooses from a list of the inspector, or presses one of its few buttons. */
  async choose(label: string, value: string): Promise<void> {
    await this.inspector.getByLabel(label, { exact: true }).first().selectOption(value);
  }

  async showView(name: 'Build' | 'Train'): Promise<void> {
    await this.topBar.getByLabel('Views').getByText(name, { exact: true }).click();
  }

  /** Sets a training setting; a rare one is unfolded first. */
  async setTraining(label: string, value: string): Promise<void> {
    const settings = this.page.getByRole('region', { name: 'Training settings' });
    const field = settings.getByLabel(label, { exact: true }).first();
    if (!(await field.isVisible())) await settings.getByText(/^More/).click();
    await field.fill(value);
    await field.press('Enter');
  }

  /** Starts an empty network; what is unsaved is thrown away. */
  async newNetwork(): Promise<void> {
    await this.press('Control+n');
    const discard = this.page.getByRole('dialog').getByRole('button', { name: /don.t save/i });
    await Promise.race([discard.waitFor().then(() => discard.click()), expect(this.nodes()).toHaveCount(0)]);
    await expect(this.nodes()).toHaveCount(0);
  }

  async openTemplate(title: string): Promise<void> {
    await this.press('Control+Shift+n');
    await this.page.getByRole('dialog').getByText(title, { exact: true }).click();
    await expect(this.topBar).toContainText(title);
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'ConvCanvas menu' }).click();
    await this.page.getByRole('menuitem', { name: 'Settings…' }).click();
    await expect(this.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  }

  /** Shows the code beside the canvas. */
  async openCode(): Promise<void> {
    await this.press('Control+3');
    await expect(this.codeText()).toBeVisible();
  }

  codeText(): Locator {
    return this.code.getByRole('textbox', { name: /code of the network/ });
  }

  /** The line of the code that holds this text. */
  codeLine(text: string | RegExp): Locator {
    return this.code.locator('.cm-line').filter({ hasText: text }).first();
  }

  async undo(): Promise<void> {
    await this.topBar.getByRole('button', { name: /^Undo/ }).click();
  }

  /** Training points of the loss curve that are on the screen. */
  async pointsDrawn(): Promise<number> {
    return Number((await this.loss.locator('[data-points]').getAttribute('data-points')) ?? 0);
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Presses a key where it reaches the canvas and not a field. */
  async pressOnCanvas(keys: string): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press(keys);
  }
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the screen`);
  return box;
}
