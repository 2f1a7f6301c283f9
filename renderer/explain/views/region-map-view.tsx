import { useCallback } from 'react';
import { datasetInfo } from '../../../src-core/datasets/registry';
import type { RegionMapMeasurement } from '../../../src-core/explain/region-map';
import { type Paint, PaintedCanvas } from '../../canvas/painted-canvas';
import { parseColor } from '../../canvas/weight-colors';
import { useApp } from '../../store/create-store';
import { formatCount, formatShort } from '../../ui/format';
import { Segment } from '../../ui/segment';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { RegionControls } from './region-controls';

const size = 208;
const zooms = ['1', '10', '100', '1000'] as const;

/** The pieces of the plane on which the network is linear, neighbours in different tones, folds as lines. */
export function RegionMapView({ measured }: ClaimViewProps<RegionMapMeasurement>) {
  const { side, regions, units, choices, most, plane, zoom } = measured;
  const { explain, options } = useClaimOptions();
  const tooFine = isTooFine(measured);
  const dataset = useApp(({ document }) => document.dataset);
  const info = datasetInfo(dataset);
  return (
    <>
      <div className="regions">
        <Picture measured={measured} />
        <div className="region-words">
          {info === null ? null : <RegionControls plane={plane} info={info} />}
          <div className="claim-actions">
            <span className="s12t t2">Magnified</span>
            <Segment
              label="Magnified"
              value={zooms.find((each) => Number(each) === zoom) ?? '1'}
              options={zooms.map((value) => ({ value, label: `${value} ×` }))}
              onChange={(value) => explain('region-map', { ...options, zoom: Number(value) })}
            />
          </div>
          {tooFine ? (
            <p className="s12t">
              <b>The pieces are finer than these points</b>: most points lie on a piece of their own. Magnify the
              middle.
            </p>
          ) : null}
          <p className="t2 s12t">
            {plane.kind === 'rows'
              ? 'The plane through three test images; its other corner is what the second and third add to the first.'
              : `${rangeOf(plane.x)} across, ${rangeOf(plane.y)} up.`}{' '}
            On each piece every logit is one linear function; a line is where a unit switches
            {choices > 0 ? ', or a max-pool lets another number through' : ''}.
          </p>
        </div>
      </div>
      <Facts>
        <Fact name="Linear pieces">
          at least {formatCount(regions)} <span>on {formatCount(side * side)} points</span>
        </Fact>
        <Fact name="Units that fold">{formatCount(units)}</Fact>
        {choices === 0 ? null : <Fact name="Windows of max-pools">{formatCount(choices)}</Fact>}
        {most === null ? null : <Fact name="Most that so many lines make">{formatCount(most)}</Fact>}
      </Facts>
    </>
  );
}

function rangeOf({ name, low, high }: { name: string; low: number; high: number }): string {
  return `${name} from ${formatShort(low)} to ${formatShort(high)}`;
}

/** Most points lie on a piece of their own: with folds drawn the picture would be one black square. */
const isTooFine = ({ regions, side }: RegionMapMeasurement): boolean => regions > (side * side) / 2;

function Picture({ measured }: { measured: RegionMapMeasurement }) {
  const { cells, side, regions } = measured;
  const tooFine = isTooFine(measured);
  const paint = useCallback<Paint>(
    (context, colors) => {
      const [from, to] = [parseColor(colors.weightZero), parseColor(colors.weightAbove)];
      const cell = size / side;
      for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
          const here = cells[row * side + column] ?? 0;
          const fold =
            !tooFine &&
            ((column + 1 < side && cells[row * side + column + 1] !== here) ||
              (row + 1 < side && cells[(row + 1) * side + column] !== here));
          // The golden ratio spreads the tones of pieces that were found one after the other.
          const tone = 0.08 + 0.5 * ((here * 0.618) % 1);
          context.fillStyle = fold
            ? colors.text
            : `rgb(${from.map((value, part) => Math.round(value + tone * ((to[part] ?? 0) - value))).join(' ')})`;
          context.fillRect(column * cell, row * cell, cell + 0.3, cell + 0.3);
        }
      }
    },
    [cells, side, tooFine],
  );
  return <PaintedCanvas width={size} height={size} paint={paint} label={`${regions} linear pieces`} />;
}
