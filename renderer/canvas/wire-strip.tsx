import { useCallback } from 'react';
import type { NodeId } from '../../src-core/ids';
import { formatCount } from '../ui/format';
import { useLive } from './live';
import { type Paint, PaintedCanvas } from './painted-canvas';
import { valueColors } from './thumbnails/paint-values';
import type { WirePath } from './wire-path';

const height = 8;
const widest = 96;
/** Room that the strip leaves at the ends of its wire. */
const ends = 12;

/** The numbers of the followed row that flow through a wire, as a strip of colours under its label. */
export function WireStrip({ from, wire }: { from: NodeId; wire: WirePath }) {
  const { tracing, sample } = useLive();
  const values = tracing ? (sample?.values.get(from) ?? null) : null;
  const width = Math.min(widest, Math.floor(wire.room) - ends);
  const paint = useCallback<Paint>(
    (context, colors) => {
      if (values === null) return;
      const color = valueColors(values, colors);
      const rgb = new Uint8ClampedArray(3);
      const columns = Math.min(values.length, width * 2);
      for (let column = 0; column < columns; column++) {
        color(strongest(values, column, columns), rgb, 0);
        context.fillStyle = `rgb(${rgb[0]} ${rgb[1]} ${rgb[2]})`;
        context.fillRect((column * width) / columns, 0, width / columns + 0.25, height);
      }
    },
    [values, width],
  );
  if (values === null || width < 24) return null;
  const below = wire.labelPlace === 'above' ? 10 : 16;
  return (
    <span
      className="wire-strip"
      style={{ transform: `translate(-50%, -50%) translate(${wire.label.x}px, ${wire.label.y + below}px)` }}
    >
      <PaintedCanvas width={width} height={height} paint={paint} label={`${formatCount(values.length)} values`} />
    </span>
  );
}

/** Of the values that share a column the one farthest from zero. */
function strongest(values: Float32Array, column: number, columns: number): number {
  const [from, to] = [Math.floor((column * values.length) / columns), ((column + 1) * values.length) / columns];
  let most = values[from] ?? 0;
  for (let index = from + 1; index < to; index++) {
    if (Math.abs(values[index] ?? 0) > Math.abs(most)) most = values[index] ?? 0;
  }
  return most;
}
