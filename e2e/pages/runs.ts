import { expect, type Locator, type Page } from '@playwright/test';
import type { Editor } from './editor';

/** The Runs pane of the dock, and the sweep over the canvas. */
export class Runs {
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  get page(): Page {
    return this.#editor.page;
  }

  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Runs/ }).click();
  }

  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Runs' }).locator('tbody').getByRole('row');
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  /** Shows a run in the side pane. */
  async choose(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  tick(name: string): Locator {
    return this.page.getByRole('checkbox', { name: `Overlay ${name}` });
  }

  /** What may be said of the two runs that are compared. */
  get verdict(): Locator {
    return this.page.getByRole('status').filter({ hasText: /is better|Not distinguishable/ });
  }

  get sweep(): Locator {
    return this.page.getByRole('dialog', { name: 'Sweep' });
  }

  /** Trains to the end and waits for the row. */
  async trainAnother(count: number): Promise<void> {
    await this.#editor.train();
    await expect(this.rows).toHaveCount(count, { timeout: 60_000 });
  }
}
