import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type Paint, PaintedCanvas } from '../../canvas/painted-canvas';
import { likeliest } from '../../canvas/thumbnails/paint-maps';
import type { Plane } from '../../store/plane';
import { tickLabels, ticksWithin } from '../../training/ticks';
import { toNumberText } from '../../ui/number-text';
import { paintSurface, type Surface, type SurfaceLook } from './paint-surface';

interface SurfacePlotProps {
  readonly plane: Plane;
  readonly surface: Surface | null;
  readonly look: SurfaceLook;
}

/** The plane with a readout that follows the mouse and the arrow keys. */
export function SurfacePlot({ plane, surface, look }: SurfacePlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSide(frame);
  const [place, setPlace] = useState<readonly [number, number] | null>(null);
  const paint = useCallback<Paint>(
    (context, colors) => paintSurface(context, colors, size, surface, plane, look),
    [size, surface, plane, look],
  );
  const onPointerMove = (event: PointerEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setPlace([(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.1 : 0.02;
    setPlace((before) => {
      const [x, y] = before ?? [0.5, 0.5];
      return [inside(x + move[0] * by), inside(y + move[1] * by)];
    });
  };
  const names = plane.info.featureNames ?? ['x₁', 'x₂'];
  const reading = place === null ? null : readingAt(plane, surface, place);
  return (
    <div ref={frame} className="surface-frame">
      <div className="surface-square" style={{ width: size, height: size }}>
        <div
          className="surface-plane"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys move the readout.
          tabIndex={0}
          aria-label={`Decision surface over ${names.join(' and ')}. Arrow keys move the readout.`}
          aria-description={reading === null ? undefined : reading.words}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPlace(null)}
          onKeyDown={onKeyDown}
          onBlur={() => setPlace(null)}
        >
          <PaintedCanvas
            width={size}
            height={size}
            paint={paint}
            label="Decision surface with the points of both sets"
          />
          {place === null || reading === null ? null : <Readout place={place} reading={reading} />}
        </div>
        <Axes plane={plane} />
        <span className="ax x cut">{names[0]}</span>
        <span className="ax y">{names[1]}</span>
      </div>
      <span className="vh" aria-live="polite">
        {reading?.words}
      </span>
    </div>
  );
}

interface Reading {
  readonly where: string;
  readonly said: string;
  readonly words: string;
}

function readingAt(plane: Plane, surface: Surface | null, [left, top]: readonly [number, number]): Reading {
  const names = plane.info.featureNames ?? ['x₁', 'x₂'];
  const values = [left, 1 - top].map((share, axis) => {
    const [low, high] = [plane.low[axis] ?? 0, plane.high[axis] ?? 1];
    return toNumberText(Number((low + share * (high - low)).toFixed(2)));
  });
  const where = values.map((value, axis) => `${names[axis]} ${value}`).join(', ');
  const said = surface === null ? '' : saidAt(plane, surface, left, top);
  return { where, said, words: `${where}: ${said}` };
}

/** The class at the nearest cell, with its probability. */
function saidAt({ info }: Plane, { box: { side }, maps, units }: Surface, left: number, top: number): string {
  const cell = (share: number): number => Math.max(0, Math.min(side - 1, Math.floor(share * side)));
  const [label, probability] = likeliest(maps, cell(top) * side + cell(left), side * side, units);
  return `${info.classes[label] ?? `class ${label}`}, ${probability.toFixed(3)}`;
}

function Readout({ place: [left, top], reading }: { place: readonly [number, number]; reading: Reading }) {
  return (
    <>
      <i className="surface-ring" style={{ left: `${left * 100}%`, top: `${top * 100}%` }} />
      <span
        className={`tip2 surface-tip${left > 0.5 ? ' at-left' : ''}${top > 0.8 ? ' is-above' : ''}`}
        style={{ left: `${left * 100}%`, top: `${top * 100}%` }}
      >
        {reading.where}: <b>{reading.said}</b>
      </span>
    </>
  );
}

function Axes({ plane: { low, high } }: { plane: Plane }) {
  return [0, 1].map((axis) => {
    const [from, to] = [low[axis] ?? 0, high[axis] ?? 1];
    const ticks = ticksWithin(from, to, 4);
    const labels = tickLabels(ticks);
    return ticks.map((tick, index) => {
      const share = (100 * (tick - from)) / (to - from);
      return (
        <span
          key={`${axis} ${tick}`}
          className={axis === 0 ? 'xt' : 'yt'}
          style={axis === 0 ? { left: `${share}%` } : { top: `${100 - share}%` }}
        >
          {labels[index]}
        </span>
      );
    });
  });
}

/** Room for the labels of the axes. */
const room = { left: 38, bottom: 34 };

/** The side of the largest square that fits. */
function useSide(frame: React.RefObject<HTMLDivElement | null>): number {
  const [side, setSide] = useState(260);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { height } = entry.contentRect;
      setSide(Math.max(120, Math.floor(height - room.bottom)));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return side;
}

const inside = (share: number): number => Math.max(0, Math.min(0.9999, share));

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
