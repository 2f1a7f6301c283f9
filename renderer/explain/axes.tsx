import type { ReactNode } from 'react';
import { type Ticks, tickLabels } from '../training/ticks';

/** Places of the data in the plot's own box of 1000 × 1000. */
export interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export function scaleOf(across: Ticks, up: Ticks): Scale {
  return {
    x: (value) => (1000 * (value - across.low)) / (across.high - across.low),
    y: (value) => 1000 - (1000 * (value - up.low)) / (up.high - up.low),
  };
}

interface AxesProps {
  readonly across: Ticks;
  readonly up: Ticks;
  /** What stands at the values across; their numbers if not given. */
  readonly acrossTexts?: readonly string[];
  /** Lines and areas, drawn in a box of 1000 × 1000. */
  readonly drawing: ReactNode;
  /** Marks of a fixed size, placed in per cent. */
  readonly children?: ReactNode;
}

/** A plot's frame: hairlines, numbers at both axes, and what is drawn between them. */
export function Axes({ across, up, acrossTexts, drawing, children }: AxesProps) {
  const scale = scaleOf(across, up);
  const [xTexts, yTexts] = [acrossTexts ?? tickLabels(across.values), tickLabels(up.values)];
  return (
    <>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {up.values.map((tick) => (
          <line key={tick} className="gl" x1="0" x2="1000" y1={scale.y(tick)} y2={scale.y(tick)} />
        ))}
        {drawing}
      </svg>
      {up.values.map((tick, index) => (
        <span key={tick} className="yt" style={{ bottom: `${100 - scale.y(tick) / 10}%` }}>
          {yTexts[index]}
        </span>
      ))}
      {across.values.map((tick, index) => (
        <span key={tick} className="xt" style={{ left: `${scale.x(tick) / 10}%` }}>
          {xTexts[index]}
        </span>
      ))}
      {children}
    </>
  );
}

export function pathOf(scale: Scale, xs: readonly number[], ys: readonly number[]): string {
  return xs
    .map((x, index) => `${index === 0 ? 'M' : 'L'}${scale.x(x).toFixed(1)} ${scale.y(ys[index] ?? 0).toFixed(1)}`)
    .join('');
}
