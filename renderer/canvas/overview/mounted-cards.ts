/**
 * Which cards React Flow holds as elements while the overview draws them all: those that the pointer or the focus may need
 * next. The others stay in its store, hidden, so that a drag of many still moves them.
 */

/** How many cards are put in place of the overview's in one frame. */
const perFrame = 12;

interface Wanted {
  /** All cards in the order of Tab. */
  readonly order: readonly string[];
  readonly hovered: string | null;
  /** The card that has the focus, or had it last. */
  readonly focused: string | null;
  /** The first card in view. */
  readonly lead: string | null;
  readonly revealed: string | null;
  /** The ends of a wire that is drawn by keys: the focus walks among them. */
  readonly wired: readonly string[];
  readonly selected: readonly string[];
}

/** More selected cards than these need no element each: the pointer and the focus bring theirs. */
const mostSelected = 8;

/**
 * The card under the pointer, the one with the focus and its neighbours, so that Tab leads on; the first one in view, so
 * that it leads in: of a large network React Flow takes away what is out of view.
 */
export function neededCards({ order, hovered, focused, lead, revealed, wired, selected }: Wanted): ReadonlySet<string> {
  const at = focused === null ? -1 : order.indexOf(focused);
  const around = at < 0 ? [] : [order[at - 1], order[at], order[at + 1]];
  const first = lead !== null && order.includes(lead) ? lead : at < 0 ? order[0] : null;
  const few = selected.length > mostSelected ? [] : selected;
  return new Set([first, ...around, hovered, revealed, ...wired, ...few].filter((id) => id != null));
}

/** The next step from the cards that are elements to those that should be: a few more at a time, then without the others. */
export function nextFilled(filled: ReadonlySet<string>, wanted: readonly string[]): ReadonlySet<string> {
  const missing = wanted.filter((id) => !filled.has(id));
  if (missing.length > perFrame) return new Set([...filled, ...missing.slice(0, perFrame)]);
  const isSame = missing.length === 0 && filled.size === wanted.length;
  return isSame ? filled : new Set(wanted);
}
