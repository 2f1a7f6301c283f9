import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { curveReach, drawnPoints, formatHeights, parseHeights } from '../../src-core/datasets/curve-function';
import { FieldRow } from './field-row';
import { toNumberText } from './number-text';
import { useVisit } from './use-visit';

interface DrawingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** `from` is the value before this stroke, or before this visit by keyboard. */
  readonly onChange: (value: string, from: string) => void;
}

/** Heights that can be drawn: −2 to 2. */
const reach = 2;
const middle = (drawnPoints - 1) / 2;

interface Place {
  readonly point: number;
  readonly height: number;
}

interface Stroke {
  readonly heights: readonly number[];
  readonly last: Place;
}

/** A curve drawn by dragging, or point by point with the arrow keys. One stroke is one change. */
export function DrawingField({ label, value, hint, onChange }: DrawingFieldProps) {
  const id = useId();
  const visit = useVisit(value);
  const [point, setPoint] = useState(middle);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const heights = stroke?.heights ?? heightsOf(value);

  const begin = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    setStroke({ heights: withLine(heights, place, place), last: place });
    setPoint(place.point);
  };
  const goOn = (event: PointerEvent): void => {
    if (stroke === null) return;
    const place = placeOf(event);
    // A fast mouse moves several times between two renders.
    setStroke((drawn) => drawn && { heights: withLine(drawn.heights, drawn.last, place), last: place });
    setPoint(place.point);
  };
  const end = (event: PointerEvent): void => {
    if (stroke === null) return;
    setStroke(null);
    onChange(formatHeights(withLine(stroke.heights, stroke.last, placeOf(event))), value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const here = Math.max(0, Math.min(drawnPoints - 1, point + move.point));
    setPoint(here);
    if (move.height !== 0) {
      const height = clamp((heights[here] ?? 0) + move.height);
      onChange(formatHeights(heights.map((old, index) => (index === here ? height : old))), visit.begin());
    }
  };

  const height = heights[point] ?? 0;
  return (
    <FieldRow label={label} labelId={`${id}-label`} hint={hint}>
      <div
        className="drawing"
        role="slider"
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-valuemin={-reach}
        aria-valuemax={reach}
        aria-valuenow={height}
        aria-valuetext={`x ${toNumberText(xOf(point))}: y ${toNumberText(height)}`}
        onKeyDown={onKeyDown}
        onBlur={visit.end}
        onPointerDown={begin}
        onPointerMove={goOn}
        onPointerUp={end}
        onPointerCancel={() => setStroke(null)}
      >
        <svg viewBox="0 0 600 400" preserveAspectRatio="none" aria-hidden="true">
          <line className="gl" x1="0" x2="600" y1="200" y2="200" />
          <line className="gl" x1="300" x2="300" y1="0" y2="400" />
          <polyline
            className="s-f"
            points={heights.map((one, index) => `${index * 10},${200 - one * 100}`).join(' ')}
          />
          <line className="now" x1={point * 10} x2={point * 10} y1="0" y2="400" />
        </svg>
        <span className="t3 s11t tn">
          x {toNumberText(xOf(point))}, y {toNumberText(height)}
        </span>
      </div>
    </FieldRow>
  );
}

const moves: Readonly<Record<string, Place>> = {
  ArrowLeft: { point: -1, height: 0 },
  ArrowRight: { point: 1, height: 0 },
  PageUp: { point: 10, height: 0 },
  PageDown: { point: -10, height: 0 },
  Home: { point: -drawnPoints, height: 0 },
  End: { point: drawnPoints, height: 0 },
  ArrowUp: { point: 0, height: 0.1 },
  ArrowDown: { point: 0, height: -0.1 },
};

const heightsOf = (value: string): readonly number[] => parseHeights(value) ?? new Array<number>(drawnPoints).fill(0);
const clamp = (height: number): number => Math.max(-reach, Math.min(reach, Math.round(height * 100) / 100));
const xOf = (point: number): number => Math.round((point - middle) * ((10 * curveReach) / middle)) / 10;

function placeOf({ clientX, clientY, currentTarget }: PointerEvent): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const point = Math.round(((clientX - left) / Math.max(width, 1)) * (drawnPoints - 1));
  return {
    point: Math.max(0, Math.min(drawnPoints - 1, point)),
    height: clamp(reach - ((clientY - top) / Math.max(height, 1)) * 2 * reach),
  };
}

/** The heights with a straight line from one place to the other: a fast mouse skips points. */
function withLine(heights: readonly number[], from: Place, to: Place): readonly number[] {
  const [left, right] = from.point <= to.point ? [from, to] : [to, from];
  const span = Math.max(1, right.point - left.point);
  return heights.map((height, point) => {
    if (point < left.point || point > right.point) return height;
    if (point === to.point) return to.height;
    return clamp(left.height + ((right.height - left.height) * (point - left.point)) / span);
  });
}
