import type { Locator } from '@playwright/test';
import type { Editor } from './editor';

/** The Explain dock: a claim of the chapter, measured on the network on the canvas. */
export class Explain {
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  async show(): Promise<void> {
    await this.#editor.page.getByRole('tab', { name: 'Explain' }).click();
  }

  claim(title: string): Locator {
    return this.#editor.page.getByRole('region', { name: title, exact: true });
  }

  /** A measured number by the words above it. */
  fact(title: string, name: string): Locator {
    const term = this.#editor.page.locator('dt', { hasText: name });
    return this.claim(title).locator('div').filter({ has: term }).getByRole('definition').first();
  }

  /** A row of the table of before and after. */
  outcome(title: string, row: 'before' | 'after'): Locator {
    return this.claim(title).getByRole('row').filter({ hasText: row });
  }
}
