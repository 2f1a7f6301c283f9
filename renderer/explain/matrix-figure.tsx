import { useCallback } from 'react';
import type { MatrixPicture } from '../../src-core/explain/matrix-picture';
import { type Paint, PaintedCanvas } from '../canvas/painted-canvas';
import { rampStep, weightLimit, weightRamp } from '../canvas/weight-colors';
import { Formula } from '../inspector/formula';
import { formatShape, formatShort } from '../ui/format';

const least = 28;
const most = 104;

/** Sides of a matrix of this many rows or columns in px, beside one of `largest`. */
export function sideOf(size: number, largest: number): number {
  return Math.round(least + (most - least) * Math.sqrt(size / Math.max(largest, 1)));
}

interface MatrixFigureProps {
  readonly picture: MatrixPicture;
  readonly tex: string;
  /** What the picture is of, where that is not the matrix itself. */
  readonly of?: string | undefined;
  /** The longest side of the matrices beside it. */
  readonly largest: number;
}

/** A matrix as colours, with its symbol and shape; the limits of its colours stand in its name. */
export function MatrixFigure({ picture, tex, of, largest }: MatrixFigureProps) {
  const { rows, columns, cells, shape, name } = picture;
  const width = sideOf(shape[1], largest);
  const height = sideOf(shape[0], largest);
  const limit = weightLimit(cells);
  const paint: Paint = useCallback(
    (context, colors) => {
      const ramp = weightRamp(colors.weightBelow, colors.weightZero, colors.weightAbove);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const at = 3 * rampStep(cells[row * columns + column] ?? 0, limit);
          context.fillStyle = `rgb(${ramp[at]} ${ramp[at + 1]} ${ramp[at + 2]})`;
          const x = (column * width) / columns;
          const y = (row * height) / rows;
          // A little over the edge: no seam shows between cells.
          context.fillRect(x, y, width / columns + 0.5, height / rows + 0.5);
        }
      }
    },
    [cells, rows, columns, width, height, limit],
  );
  return (
    <figure className="matrix">
      <div className="matrix-box">
        <PaintedCanvas
          width={width}
          height={height}
          paint={paint}
          label={`${name}, ${formatShape(shape)}, colours from −${formatShort(limit)} to ${formatShort(limit)}`}
        />
      </div>
      <figcaption>
        <Formula inline tex={tex} />
        <span className="tn t3">
          {of === undefined ? '' : `${of} `}
          {formatShape(shape)}
        </span>
        <span className="tn t3">±{formatShort(limit)}</span>
      </figcaption>
    </figure>
  );
}
