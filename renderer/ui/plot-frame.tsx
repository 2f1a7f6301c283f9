import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Room around a plot for the labels of its axes, in px. */
const room = { left: 44, right: 10, top: 8, bottom: 34 };

interface PlotFrameProps {
  readonly label: string;
  /** Draws in a plane of this size, in px, from the top left. */
  readonly children: (width: number, height: number) => ReactNode;
}

/** An SVG that fills its place: labels keep their size, whatever the shape of the pane. */
export function PlotFrame({ label, children }: PlotFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 260, height: 220 });
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const { width, height } = size;
  const inner = [Math.max(40, width - room.left - room.right), Math.max(40, height - room.top - room.bottom)] as const;
  return (
    <div ref={frame} className="plot-frame">
      <svg
        className="scatter"
        width={width}
        height={height}
        viewBox={`${-room.left} ${-room.top} ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        {children(...inner)}
      </svg>
    </div>
  );
}
