import type { DepthEntry } from '../../src-core/explain/depth-or-width';
import { niceTicks } from '../training/ticks';
import { formatCount } from '../ui/format';
import { Axes, pathOf, scaleOf } from './axes';

interface DepthPlotProps {
  readonly entries: readonly DepthEntry[];
  readonly budgets: readonly number[];
}

/** Median loss over the number of parameters, a line for each depth with its name at the end; a dot for each seed. */
export function DepthPlot({ entries, budgets }: DepthPlotProps) {
  const up = niceTicks(0, Math.max(...entries.flatMap(({ losses }) => losses)), 4);
  const places = budgets.map((_, index) => index);
  const across = { low: -0.15, high: budgets.length - 1 + 0.35, values: places };
  const scale = scaleOf(across, up);
  const depths = [...new Set(entries.map(({ depth }) => depth))];
  const lines = depths.map((depth) => ({
    depth,
    points: budgets.flatMap((budget, place) => {
      const entry = entries.find((each) => each.budget === budget && each.depth === depth);
      return entry ? [{ place, entry }] : [];
    }),
  }));
  return (
    <div
      className="plot depth-plot"
      role="img"
      aria-label="Median test loss over the number of parameters, for 1 to 4 hidden layers; the numbers are in the table"
    >
      <Axes
        across={across}
        up={up}
        acrossTexts={budgets.map((budget) => formatCount(budget))}
        drawing={lines.map(({ depth, points }) => (
          <path
            key={depth}
            className={`depth-line d${depth}`}
            d={pathOf(
              scale,
              points.map(({ place }) => place),
              points.map(({ entry }) => entry.median),
            )}
          />
        ))}
      >
        {lines.map(({ depth, points }) => (
          <Dots key={depth} depth={depth} points={points} x={scale.x} y={scale.y} />
        ))}
      </Axes>
    </div>
  );
}

interface DotsProps {
  readonly depth: number;
  readonly points: readonly { readonly place: number; readonly entry: DepthEntry }[];
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function Dots({ depth, points, x, y }: DotsProps) {
  const last = points.at(-1);
  return (
    <>
      {points.flatMap(({ place, entry: { losses } }) =>
        losses.map((loss, seed) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a seed is known by its number.
            key={`${place} ${seed}`}
            className={`depth-dot d${depth}`}
            style={{ left: `${x(place) / 10}%`, top: `${y(loss) / 10}%` }}
          />
        )),
      )}
      {last === undefined ? null : (
        <span
          className={`depth-name d${depth}`}
          style={{ left: `${x(last.place) / 10}%`, top: `${y(last.entry.median) / 10}%` }}
        >
          {depth}
        </span>
      )}
    </>
  );
}
