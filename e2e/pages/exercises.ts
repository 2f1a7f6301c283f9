import type { Locator } from '@playwright/test';
import type { Editor } from './editor';

/** The Exercises tab of the dock. */
export class Exercises {
  constructor(private readonly editor: Editor) {}

  get checks(): Locator {
    return this.editor.page.getByRole('region', { name: 'Checked on your graph' });
  }

  /** The row of an exercise in the list at the left. */
  row(title: string): Locator {
    return this.editor.page.getByRole('navigation', { name: 'Exercises' }).getByRole('button', { name: title });
  }

  async show(title: string): Promise<void> {
    await this.editor.page.getByRole('tab', { name: 'Exercises' }).click();
    await this.row(title).click();
  }

  async check(): Promise<void> {
    await this.checks.getByRole('button', { name: /^Check/ }).click();
  }

  answer(label: string): Locator {
    return this.editor.page.getByRole('textbox', { name: label });
  }
}
