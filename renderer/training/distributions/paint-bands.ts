import type { ThemeColors } from '../../canvas/theme-colors';
import type { Band } from './bands';

/** From values to px. */
export interface BandsLook {
  readonly x: (epoch: number) => number;
  readonly y: (value: number) => number;
}

/** Each column in its own shades, the fullest bin darkest; over them the means, and one deviation to either side. */
export function paintBands(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  bands: readonly Band[],
  { x, y }: BandsLook,
): void {
  context.fillStyle = colors.train;
  for (const { left, right, distribution } of bands) {
    const { low, high, counts } = distribution;
    const fullest = counts.reduce((most, count) => Math.max(most, count), 1);
    const step = (high - low) / counts.length;
    // Columns meet on whole pixels, or seams would show.
    const from = Math.floor(x(left));
    const to = Math.max(from + 1, Math.floor(x(right)));
    for (const [bin, count] of counts.entries()) {
      if (count === 0) continue;
      const top = Math.floor(y(low + (bin + 1) * step));
      const bottom = Math.max(top + 1, Math.floor(y(low + bin * step)));
      // By the root: a few numbers far from the middle can still be seen.
      context.globalAlpha = 0.06 + 0.84 * Math.sqrt(count / fullest);
      context.fillRect(from, top, to - from, bottom - top);
    }
  }
  context.globalAlpha = 1;
  context.strokeStyle = colors.text;
  const line = (value: (band: Band) => number, dash: readonly number[], lineWidth: number): void => {
    context.setLineDash([...dash]);
    context.lineWidth = lineWidth;
    context.beginPath();
    for (const band of bands) context.lineTo(x(band.epoch), y(value(band)));
    context.stroke();
  };
  line(({ distribution }) => distribution.mean, [], 1.75);
  line(({ distribution }) => distribution.mean + distribution.deviation, [2, 3], 1.25);
  line(({ distribution }) => distribution.mean - distribution.deviation, [2, 3], 1.25);
  context.setLineDash([]);
}
