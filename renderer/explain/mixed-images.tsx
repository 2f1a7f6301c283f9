import { useCallback } from 'react';
import type { Sample } from '../../src-core/explain/line-samples';
import { type Paint, PaintedCanvas } from '../canvas/painted-canvas';

const side = 28;
const parts = [0, 0.25, 0.5, 0.75, 1];

/** The images at five places of the straight line between two. */
export function MixedImages({ from, to, names }: { from: Sample; to: Sample; names: readonly [string, string] }) {
  return (
    <div className="mixed-images">
      {parts.map((part) => (
        <MixedImage key={part} from={from} to={to} part={part} name={nameAt(part, names)} />
      ))}
    </div>
  );
}

function nameAt(part: number, [first, last]: readonly [string, string]): string {
  if (part === 0) return first;
  return part === 1 ? last : `${Math.round(100 * part)} % of the way`;
}

function MixedImage({ from, to, part, name }: { from: Sample; to: Sample; part: number; name: string }) {
  const paint = useCallback<Paint>(
    (context) => {
      const size = Math.sqrt(from.stored.length);
      for (let pixel = 0; pixel < from.stored.length; pixel++) {
        const start = from.stored[pixel] ?? 0;
        const grey = Math.round(start + part * ((to.stored[pixel] ?? 0) - start));
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        const cell = side / size;
        context.fillRect((pixel % size) * cell, Math.floor(pixel / size) * cell, cell + 0.2, cell + 0.2);
      }
    },
    [from, to, part],
  );
  return <PaintedCanvas width={side} height={side} paint={paint} label={name} />;
}
