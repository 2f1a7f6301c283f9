import { expect, type Locator } from '@playwright/test';
import type { Editor } from './editor';

/** Whatever the chapter says of a network is at most so far away from it. */
const most = 3;

/** Counts the clicks from a network on the canvas to what it shows. */
export class Clicks {
  readonly #editor: Editor;
  #made = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** One more; the fourth fails. */
  async on(target: Locator): Promise<void> {
    this.#made += 1;
    expect(this.#made, 'clicks from the network on the canvas').toBeLessThanOrEqual(most);
    await target.click();
  }

  /** Opens a network of the chapter by its card, and counts anew from there. What is on the canvas is given up. */
  async open(template: string): Promise<void> {
    const { page } = this.#editor;
    this.#made = 0;
    await this.on(page.getByRole('button', { name: 'Start from a template' }));
    // Behind the title stands what it is, which begins with a capital; a longer title goes on otherwise.
    const name = new RegExp(`^[\\d.]+ ${template} (?=[A-Z])`);
    await this.on(page.getByRole('group', { name: 'Templates' }).getByRole('button', { name }));
    const about = page.getByRole('complementary', { name: `About ${template}` });
    const giveUp = page.getByRole('button', { name: 'Do not save' });
    await expect(about.or(giveUp)).toBeVisible();
    if (await giveUp.isVisible()) await giveUp.click();
    await expect(about).toBeVisible();
    this.#made = 0;
  }

  async tab(name: 'Explain' | 'Exercises'): Promise<void> {
    await this.on(this.#editor.page.getByRole('tab', { name }));
  }

  /** Selects a node by the name on its card. */
  async card(name: string): Promise<void> {
    await this.on(this.#editor.card(name).getByText(name, { exact: true }));
  }
}
