import { useEffect, useRef } from 'react';
import { type ThemeColors, useThemeColors } from './theme-colors';

export type Paint = (context: CanvasRenderingContext2D, colors: ThemeColors) => void;

/** Pixels of the bitmap for one px of the card, so that drawings stay sharp on dense screens and at zoom 200 %. */
const density = 2;

/**
 * A <canvas> that is painted anew only when `paint` or the theme changes; make `paint` with useCallback over its data.
 * @param width in px of the card
 */
export function PaintedCanvas({
  width,
  height,
  paint,
  label,
}: {
  width: number;
  height: number;
  paint: Paint;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useThemeColors();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, colors);
  }, [paint, colors, width, height]);
  return (
    <canvas
      ref={canvas}
      className="painted"
      width={width * density}
      height={height * density}
      style={{ width, height }}
      role="img"
      aria-label={label}
    />
  );
}
