import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { chosenHeight, type DockRoom, largest } from './dock-height';

interface DockEdgeProps {
  readonly height: number;
  readonly tab: DockRoom;
  readonly window: number;
  readonly onResize: (chosen: number | null) => void;
}

const keySteps: Readonly<Record<string, number>> = { ArrowUp: 16, ArrowDown: -16, PageUp: 64, PageDown: -64 };

/** The dock's upper edge: drag it, or move it with the arrow keys; a double click gives back the usual height. */
export function DockEdge({ height, tab, window, onResize }: DockEdgeProps) {
  const [grip, setGrip] = useState<{ readonly y: number; readonly height: number } | null>(null);
  const resizeTo = (next: number): void => onResize(chosenHeight(next, tab, window));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resizeTo(height + by);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ y: event.clientY, height });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for splitters; <hr> cannot be dragged.
    <div
      className={`dock-edge${grip === null ? '' : ' is-active'}`}
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dock"
      aria-valuenow={height}
      aria-valuemin={120}
      aria-valuemax={Math.round(largest(window))}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(null)}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (grip !== null) resizeTo(grip.height + grip.y - event.clientY);
      }}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    />
  );
}
