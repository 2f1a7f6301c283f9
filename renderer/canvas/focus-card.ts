/** A card that was just added is measured first, and takes the focus only once it is seen. */
const mostFrames = 20;

export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/** Gives the focus to a card, as soon as it is drawn; not if the user has gone elsewhere meanwhile. */
export function focusCard(id: string): void {
  const holder = document.activeElement;
  const attempt = (frame: number): void => {
    if (document.activeElement !== holder && document.activeElement !== document.body) return;
    const card = cardElement(id);
    card?.focus({ preventScroll: true });
    const done = card !== null && document.activeElement === card;
    if (!done && frame < mostFrames) requestAnimationFrame(() => attempt(frame + 1));
  };
  attempt(0);
}
