import { expect, type Locator, type Page } from '@playwright/test';
import type { Editor } from './editor';

/** The Training pane of the dock. */
export class Training {
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  get page(): Page {
    return this.#editor.page;
  }

  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Training/ }).click();
  }

  /** A plot by its title; its value text has the exact numbers under the cursor. */
  plot(title: string): Locator {
    return this.page.getByRole('slider', { name: `${title} curve, exact values` });
  }

  get wholeRun(): Locator {
    return this.page.getByRole('button', { name: 'Show the whole run' });
  }

  /** Ticks or unticks charts. */
  async toggleCharts(...titles: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Charts and runs: which are shown' }).click();
    for (const title of titles) await this.page.getByRole('menuitemcheckbox', { name: title }).click();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('menuitemcheckbox')).toHaveCount(0);
  }

  /** Drags over a part of a plot, from one share of its width to another. */
  async dragOver(plot: Locator, from: number, to: number): Promise<void> {
    const box = await plot.boundingBox();
    if (box === null) throw new Error('not on the screen');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + from * box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + to * box.width, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Presses keys on a plot and reads what they come to. */
  async read(plot: Locator, ...keys: readonly string[]): Promise<string> {
    await plot.focus();
    for (const key of keys) await this.page.keyboard.press(key);
    await expect(plot).toHaveAttribute('aria-valuetext', /^epoch/);
    return (await plot.getAttribute('aria-valuetext')) ?? '';
  }

  async exportAs(format: 'CSV' | 'PNG'): Promise<void> {
    await this.page.getByRole('button', { name: 'Export the curves' }).click();
    await this.page.getByRole('menuitem', { name: `Export Curves as ${format}…` }).click();
  }
}
