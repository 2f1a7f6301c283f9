import type { Curve } from './curve';
import type { CurveKind } from './curve-kinds';
import type { Pointed } from './plot-places';

/** "0.5312 now" beside the newest point; written straight into the page, because it moves with every frame. */
export function placeNowTip(tip: HTMLElement | null, now: Pointed | null, curve: Curve | null, kind: CurveKind): void {
  if (tip === null) return;
  const value = now === null || kind.main === undefined ? null : curve?.lines[kind.main]?.[now.index];
  const width = tip.parentElement?.clientWidth ?? 0;
  // The newest point may be out of the stretch that is shown.
  const shown = now !== null && now.left <= width && now.left > 0;
  const empty = !shown || value === null || value === undefined;
  tip.classList.toggle('is-empty', empty);
  if (empty) return;
  const room = width - now.left > 112;
  const bold = document.createElement('b');
  bold.textContent = kind.format(value);
  tip.replaceChildren(bold, ' now');
  tip.classList.toggle('at-left', !room);
  // Above the line, unless that is outside of the plot.
  tip.classList.toggle('is-below', !room && now.top < 44);
  tip.style.left = `${now.left}px`;
  tip.style.top = `${now.top}px`;
}
