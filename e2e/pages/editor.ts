import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app';

/** The editor as a person sees it: things are found by what they are called. */
export class Editor {
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
  }

  get page(): Page {
    return this.#app.page;
  }

  /** Waits until nothing on the canvas moves any more, as an eye does before the hand aims. */
  async still(): Promise<void> {
    await this.canvas.evaluate(async (canvas) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const places = (): string =>
        [...canvas.querySelectorAll('.react-flow__node')]
          .map((card) => card.getBoundingClientRect())
          .map(({ x, y, width, height }) => `${x} ${y} ${width} ${height}`)
          .join();
      let before = '';
      for (let equal = 0; equal < 4; ) {
        await frame();
        const now = places();
        equal = now === before ? equal + 1 : 0;
        before = now;
      }
    });
  }

  /** Where a thing is once the canvas stands still, in pixels of the window. */
  async boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    await this.still();
    const box = await target.boundingBox();
    if (box === null) throw new Error(`${target.toString()} is not on the screen`);
    return box;
  }

  /** The middle of it. */
  async middleOf(target: Locator): Promise<{ x: number; y: number }> {
    const { x, y, width, height } = await this.boxOf(target);
    return { x: x + width / 2, y: y + height / 2 };
  }

  /** A node's card by the name on it. */
  card(name: string): Locator {
    return this.page.getByTestId(/^card-/).filter({ has: this.page.getByText(name, { exact: true }) });
  }

  get cards(): Locator {
    return this.page.getByTestId(/^card-/);
  }

  get canvas(): Locator {
    return this.page.getByRole('main', { name: 'Canvas' });
  }

  /** A run control that can be used now. */
  button(name: string): Locator {
    return this.page.getByRole('group', { name: 'Run' }).getByRole('button', { name, exact: true });
  }

  /** The Train button while it is off; its name says why. */
  get trainOff(): Locator {
    return this.page.getByRole('group', { name: 'Run' }).getByRole('button', { name: /^Train\. Off: fix \d+ error/ });
  }

  /** A number of the top bar: "Epoch", "Loss", "Test accuracy · n = 10,000". */
  reading(name: string | RegExp): Locator {
    const title = typeof name === 'string' ? new RegExp(`^${name}`) : name;
    return this.page
      .locator('dl')
      .filter({ has: this.page.locator('dt', { hasText: title }) })
      .locator('dd');
  }

  async ready(): Promise<void> {
    await expect(this.canvas).toBeVisible();
    // It is there with the first picture or not at all.
    const leave = this.page.getByRole('button', { name: 'Leave tour' });
    if (await leave.isVisible()) await leave.click();
  }

  /** The dot behind the project's name. */
  get unsavedMark(): Locator {
    return this.page.getByRole('img', { name: /^unsaved changes/ });
  }

  /** Waits until the unsaved changes are put aside, so that a crash would not lose them. */
  async unsavedKept(): Promise<void> {
    await expect(this.page.getByRole('img', { name: 'unsaved changes, kept in case of a crash' })).toBeVisible();
  }

  /** Lets go of a file over the canvas, as from the system's file manager. */
  async dropFile(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([called, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ''], called ?? ''));
        return transfer;
      },
      [name, text],
    );
    await this.canvas.dispatchEvent('dragover', { dataTransfer: data });
    await this.canvas.dispatchEvent('drop', { dataTransfer: data });
  }

  question(title: string): Locator {
    return this.page.getByRole('alertdialog').filter({ hasText: title });
  }

  async answer(title: string): Promise<void> {
    await this.page.getByRole('alertdialog').getByRole('button', { name: title, exact: true }).click();
  }

  /** Starts with an empty canvas; changes of the open project are given up. */
  async newProject(): Promise<void> {
    await this.menu('New blank network');
    const discard = this.page.getByRole('button', { name: 'Do not save' });
    await expect(discard.or(this.page.getByText('0 nodes'))).toBeVisible();
    if (await discard.isVisible()) await discard.click();
    await expect(this.cards).toHaveCount(0);
  }

  async menu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File menu' }).click();
    // The shortcut stands behind the title without a space.
    const title = new RegExp(`^${item}(Ctrl|[⌘⇧]|$)`);
    await this.page.getByRole('menuitem').filter({ hasText: title }).click();
  }

  /** Drags an entry of the palette to a place on the canvas (pixels from its corner). */
  async dragFromPalette(title: string, x: number, y: number): Promise<void> {
    const before = await this.cards.count();
    const palette = this.page.getByRole('complementary', { name: 'Palette' });
    await palette.getByRole('button', { name: title, exact: true }).dragTo(this.canvas, { targetPosition: { x, y } });
    await expect(this.cards).toHaveCount(before + 1);
  }

  /** Draws a wire with the mouse, from port to port. */
  async drawWire(from: string, to: string): Promise<void> {
    const start = await this.middleOf(this.page.getByLabel(`Output of ${from}`, { exact: true }));
    const end = await this.middleOf(this.page.getByLabel(`Input of ${to}`, { exact: true }));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** A wire by the names on the cards at its ends. */
  wire(from: string, to: string): Locator {
    return this.page.getByLabel(`Wire from ${from} to ${to}`, { exact: true });
  }

  /** Keys of a shortcut as the program prints it for no platform: `Mod+Shift+V`. */
  async press(shortcut: string): Promise<void> {
    const keys = shortcut.replace('Mod', 'ControlOrMeta').replace(/[A-Z]$/, (letter) => letter.toLowerCase());
    await this.page.keyboard.press(keys);
  }

  /** A row of the open palette. */
  option(title: string): Locator {
    return this.page.getByRole('option').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  async runFromPalette(title: string): Promise<void> {
    await this.press('Mod+K');
    await this.page.getByRole('combobox', { name: 'Command palette' }).fill(title);
    await this.option(title).click();
  }

  /** Opens a template by its title; what is on the canvas is given up. */
  async openTemplate(title: string): Promise<void> {
    await this.press('Mod+K');
    await this.page.getByRole('combobox', { name: 'Command palette' }).fill(title);
    await this.page.getByRole('option', { name: title }).first().click();
    await expect(this.page.getByRole('complementary', { name: `About ${title}` })).toBeVisible();
  }

  async contextMenu(on: Locator, item: string): Promise<void> {
    await on.click({ button: 'right' });
    await this.page
      .getByRole('menuitem')
      .filter({ hasText: new RegExp(`^${item}`) })
      .click();
  }

  /** A field of the inspector. */
  field(label: string): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' }).getByLabel(label, { exact: true });
  }

  /** Types into a field of the inspector. */
  async setField(label: string, value: string): Promise<void> {
    const field = this.field(label);
    await field.fill(value);
    await field.press('Enter');
  }

  /** Clicks the empty canvas, so that the inspector shows the whole network. */
  async selectNothing(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.canvas.click({ position: { x: 20, y: 300 } });
    await expect(this.page.getByRole('heading', { name: 'Network' })).toBeVisible();
  }

  /** How far the stitch on the wires has come, in ms; 0 where there is none. */
  stitch(): Promise<number> {
    return this.page.evaluate(() => {
      const isStitch = (animation: Animation): boolean =>
        animation instanceof CSSAnimation && animation.animationName === 'flow';
      return Math.max(
        0,
        ...document
          .getAnimations()
          .filter(isStitch)
          .map(({ currentTime }) => Number(currentTime)),
      );
    });
  }

  async train(): Promise<void> {
    await this.button('Train').click();
  }

  /** Waits until the run has ended by itself. */
  async trained(): Promise<void> {
    await expect(this.button('Train')).toBeVisible({ timeout: 90_000 });
    await expect(this.reading('Took')).toBeVisible();
  }

  /** Trains to the end of the epoch that the run is in, whose last step this is; answers with the test accuracy then. */
  async stepEpoch(lastStep: string): Promise<number> {
    await this.button('Step one epoch').click();
    await expect(this.page.getByText(`${lastStep} /`)).toBeVisible();
    await expect(this.button('Train')).toBeVisible();
    return this.testAccuracy();
  }

  async testAccuracy(): Promise<number> {
    const text = await this.reading(/^Test accuracy · n/).innerText();
    return Number.parseFloat(text) / 100;
  }
}
