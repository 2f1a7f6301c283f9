import { formatCount, formatPercent, formatShort } from '../../ui/format';
import { epochText } from '../curve-values';
import { type Band, binAt } from './bands';

/** A column under the cursor, and the value that the pointer is at. */
export interface PointedBand {
  readonly band: Band;
  readonly value: number | null;
}

interface DistributionTipProps {
  readonly pointed: PointedBand;
  /** Of the column, in px of a plot so many px wide. */
  readonly left: number;
  readonly width: number;
}

/** Exact numbers of one column. */
export function DistributionTip({ pointed: { band, value }, left, width }: DistributionTipProps) {
  const { distribution, epoch, step } = band;
  const bin = value === null ? null : binAt(distribution, value);
  return (
    <dl className={`tip2 curve-tip${left > width / 2 ? ' at-left' : ''}`} style={{ left, top: 4 }}>
      <dt className="wide-row">
        epoch {epochText(epoch)}, step {formatCount(step)}
      </dt>
      {rowsOf(band).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {bin === null ? null : (
        <div>
          <dt>
            {formatShort(bin.low)} to {formatShort(bin.high)}
          </dt>
          <dd>{formatPercent(bin.share)}</dd>
        </div>
      )}
      <dt className="wide-row">n = {formatCount(distribution.count)}</dt>
    </dl>
  );
}

function rowsOf({
  distribution: { mean, deviation, least, most, zeros },
}: Band): readonly (readonly [string, string])[] {
  return [
    ['mean', formatShort(mean)],
    ['deviation', formatShort(deviation)],
    ['least', formatShort(least)],
    ['most', formatShort(most)],
    ...(zeros > 0 ? [['exactly 0', formatPercent(zeros)] as const] : []),
  ];
}

/** "epoch 2, step 470, mean 0.012, deviation 0.340, least −1.2, most 1.4" */
export function distributionWords(band: Band): string {
  const rows = rowsOf(band).map(([name, text]) => `${name} ${text}`);
  return [`epoch ${epochText(band.epoch)}, step ${formatCount(band.step)}`, ...rows].join(', ');
}
