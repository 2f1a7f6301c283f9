import { useCallback } from 'react';
import type { RegionMapMeasurement } from '../../../src-core/explain/region-map';
import { type Paint, PaintedCanvas } from '../../canvas/painted-canvas';
import { parseColor } from '../../canvas/weight-colors';
import { formatCount } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';

const size = 240;

/** The pieces of the plane on which the network is linear, neighbours in different tones, folds as lines. */
export function RegionMapView({ measured }: ClaimViewProps<RegionMapMeasurement>) {
  const { cells, side, regions, units, most, rows } = measured;
  const paint = useCallback<Paint>(
    (context, colors) => {
      const [from, to] = [parseColor(colors.weightZero), parseColor(colors.weightAbove)];
      const cell = size / side;
      for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
          const here = cells[row * side + column] ?? 0;
          const fold =
            (column + 1 < side && cells[row * side + column + 1] !== here) ||
            (row + 1 < side && cells[(row + 1) * side + column] !== here);
          // The golden ratio spreads the tones of pieces that were found one after the other.
          const tone = 0.08 + 0.5 * ((here * 0.618) % 1);
          context.fillStyle = fold
            ? colors.text
            : `rgb(${from.map((value, part) => Math.round(value + tone * ((to[part] ?? 0) - value))).join(' ')})`;
          context.fillRect(column * cell, row * cell, cell + 0.3, cell + 0.3);
        }
      }
    },
    [cells, side],
  );
  return (
    <>
      <div className="regions">
        <PaintedCanvas width={size} height={size} paint={paint} label={`${regions} linear pieces`} />
        <p className="t2 s12t">
          {rows.length === 0
            ? 'The plane from −3 to 3. On each piece the logits are one linear function; a dark line is where one unit switches.'
            : `The plane through test images ${rows.map(formatCount).join(', ')}, at the lower left, the lower right and the upper left.`}
        </p>
      </div>
      <Facts>
        <Fact name="Linear pieces">
          at least {formatCount(regions)} <span>on {formatCount(side * side)} points</span>
        </Fact>
        <Fact name="Units that fold">{formatCount(units)}</Fact>
        {most === null ? null : <Fact name="Most that so many lines make">{formatCount(most)}</Fact>}
      </Facts>
    </>
  );
}
