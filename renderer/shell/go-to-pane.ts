// By element and class: React Flow calls its corners "right" and "top" too.
/** A pane, and where the focus begins in it. */
interface Pane {
  readonly pane: string;
  /** In the order of preference. */
  readonly begin: readonly string[];
}

/** A node's own settings come before its name. */
const inspector: Pane = {
  pane: 'aside.right',
  begin: ['.field:not(.name-row > .field) :is(input, button), .text-area textarea', '.field input', '.ins-body'],
};

/** In the order in which keys lead through them. */
const panes: readonly Pane[] = [
  { pane: 'header.top', begin: ['.runs button'] },
  { pane: 'aside.left', begin: ['input'] },
  { pane: 'main.canvas', begin: ['.react-flow__node.selected', '.react-flow__node'] },
  inspector,
  { pane: 'section.dock', begin: ['[role="tab"][aria-selected="true"]'] },
];

const reachable = 'button, input, textarea, select, a[href], [tabindex]';

/** Where the focus was in a pane when it was left. */
const left = new WeakMap<Element, HTMLElement>();

/** Gives the focus to the next pane, or with −1 to the one before; to where it was there, or to where it begins. */
export function goToNextPane(step: 1 | -1): void {
  const holder = document.activeElement;
  const shown = panes.flatMap(({ pane, begin }) => {
    const element = document.querySelector(pane);
    return element === null ? [] : [{ element, begin }];
  });
  const here = shown.findIndex(({ element }) => element.contains(holder));
  const from = shown[here]?.element;
  if (from !== undefined && holder instanceof HTMLElement) left.set(from, holder);
  // Outside of all panes it begins with the first, or the last.
  let next = here === -1 && step === -1 ? 0 : here;
  for (const _ of shown) {
    next = (next + step + shown.length) % shown.length;
    const to = shown[next];
    const target = to === undefined ? null : targetIn(to.element, to.begin, true);
    if (target === null) continue;
    target.focus();
    return;
  }
}

/** Gives the focus to the first field of the inspector, its content selected, so that typing replaces it. */
export function goToSettings(): void {
  const [holder, element] = [document.activeElement, document.querySelector(inspector.pane)];
  const canvas = holder?.closest('.canvas');
  if (canvas && holder instanceof HTMLElement) left.set(canvas, holder);
  const target = element === null ? null : targetIn(element, inspector.begin, false);
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}

function targetIn(pane: Element, begin: Pane['begin'], again: boolean): HTMLElement | null {
  const before = left.get(pane);
  if (again && before !== undefined && pane.contains(before) && isReachable(before)) return before;
  for (const selector of [...begin, reachable]) {
    const found = [...pane.querySelectorAll<HTMLElement>(selector)].find(isReachable);
    if (found !== undefined) return found;
  }
  return null;
}

const isReachable = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled, [aria-hidden="true"] *') && element.getClientRects().length > 0;
