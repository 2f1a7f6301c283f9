/** What the steps need of the canvas. */
export interface Zoomable {
  readonly getZoom: () => number;
  readonly limits: () => { readonly least: number; readonly most: number };
  readonly zoomTo: (zoom: number, options: { readonly duration: number }) => Promise<boolean>;
}

const factor = 1.2;

/**
 * One step in or out at each call. A step that comes while the one before still moves starts from where that one ends:
 * the canvas's own steps start from where the movement is, so that two quick ones would make less than two.
 * @param now in ms; `duration` of the movement in ms
 */
export function makeZoomSteps(flow: Zoomable, now: () => number, duration: () => number): (steps: 1 | -1) => void {
  let moving = { to: 1, until: Number.NEGATIVE_INFINITY };
  return (steps) => {
    const from = now() < moving.until ? moving.to : flow.getZoom();
    const lasts = duration();
    const { least, most } = flow.limits();
    moving = { to: Math.min(most, Math.max(least, from * factor ** steps)), until: now() + lasts };
    void flow.zoomTo(moving.to, { duration: lasts });
  };
}
