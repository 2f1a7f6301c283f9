/** What of a drawing context is needed; the element stands beside its bitmap. */
interface Fitted {
  readonly canvas: { width: number; height: number };
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
}

/**
 * The bitmap as large as a <canvas> of `width` by `height` px is on the screen of now: the window may have been zoomed or
 * moved to another one since the last time. A new size clears it.
 */
export function fitBitmap(context: Fitted, width: number, height: number): void {
  const density = window.devicePixelRatio;
  const { canvas } = context;
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  context.setTransform(density, 0, 0, density, 0, 0);
}
