import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Size } from '../../../src-core/graph/document';
import { snapStep } from '../measures';

interface ResizeCornerProps {
  readonly label: string;
  readonly size: Size;
  readonly least: Size;
  /** Called while the corner is dragged, and with `done` once at its end or for each press of an arrow key. */
  readonly onResize: (size: Size, done: boolean) => void;
}

/** The lower right corner, to be dragged, or moved by arrow keys. */
export function ResizeCorner({ label, size, least, onResize }: ResizeCornerProps) {
  const { getZoom } = useReactFlow();
  const start = useRef<{ readonly x: number; readonly y: number; readonly size: Size } | null>(null);

  const sizeAt = ({ clientX, clientY }: PointerEvent): Size => {
    const { x, y, size: first } = start.current ?? { x: clientX, y: clientY, size };
    const zoom = getZoom();
    return limited(first.width + (clientX - x) / zoom, first.height + (clientY - y) / zoom);
  };
  const limited = (width: number, height: number): Size => ({
    width: Math.max(least.width, Math.round(width / snapStep.x) * snapStep.x),
    height: Math.max(least.height, Math.round(height / snapStep.y) * snapStep.y),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (step === undefined) return;
    const [across = 0, down = 0] = step;
    event.preventDefault();
    event.stopPropagation();
    onResize(limited(size.width + across * 8, size.height + down * 8), true);
  };
  return (
    <button
      type="button"
      className="corner nodrag nopan"
      aria-label={`${label}: drag, or press the arrow keys`}
      onKeyDownCapture={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, size };
      }}
      onPointerMove={(event) => {
        if (start.current !== null) onResize(sizeAt(event), false);
      }}
      onPointerUp={(event) => {
        if (start.current !== null) onResize(sizeAt(event), true);
        start.current = null;
      }}
      onPointerCancel={() => {
        if (start.current !== null) onResize(start.current.size, true);
        start.current = null;
      }}
    />
  );
}
