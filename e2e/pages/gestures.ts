import { expect, type Locator } from '@playwright/test';
import type { Editor } from './editor';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a hand does on the canvas, and how often. */
export class Gestures {
  readonly #editor: Editor;
  /** Presses, drags, keys and typed words that a person would count. */
  actions = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  get menu(): Locator {
    return this.#editor.page.getByRole('dialog').getByRole('combobox');
  }

  /** A place of the canvas as shares of its width and height, in pixels of the window. */
  async placeAt(across: number, down: number): Promise<Place> {
    const box = await this.#editor.boxOf(this.#editor.canvas);
    return { x: box.x + across * box.width, y: box.y + down * box.height };
  }

  async doubleClick({ x, y }: Place): Promise<void> {
    this.actions += 1;
    await this.#editor.page.mouse.dblclick(x, y);
    await expect(this.menu).toBeFocused();
  }

  /** Types into the open menu and takes the first that is found. */
  async choose(words: string): Promise<void> {
    this.actions += 2;
    await this.menu.fill(words);
    await expect(this.#editor.page.getByRole('option', { selected: true })).toBeVisible();
    await this.menu.press('Enter');
    await expect(this.menu).toHaveCount(0);
  }

  port(side: 'Output' | 'Input', card: string): Promise<Place> {
    return this.#editor.middleOf(this.#editor.page.getByLabel(`${side} of ${card}`, { exact: true }));
  }

  async drag(from: Place, to: Place): Promise<void> {
    this.actions += 1;
    await this.hold(from, to);
    await this.#editor.page.mouse.up();
  }

  /** Drags without letting go. */
  async hold(from: Place, to: Place): Promise<void> {
    const { mouse } = this.#editor.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2 + 8, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 3 });
  }
}
