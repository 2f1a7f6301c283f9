import { useMemo } from 'react';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { formatCount, formatInterval, formatPercent } from '../ui/format';
import type { Judgements } from './judgements';
import { type ReliabilityBin, reliabilityOf } from './reliability';

/** Do probabilities mean what they say: of the rows that it was 80 % sure of, were 80 % right? */
export function ReliabilityPlot({ judgements, unit }: { judgements: Judgements; unit: string }) {
  const reliability = useMemo(() => reliabilityOf(judgements), [judgements]);
  const { bins, count, error, confidence, accuracy } = reliability;
  const gap = confidence - accuracy;
  const words =
    Math.abs(gap) < 0.01
      ? 'about as sure as it is right'
      : gap > 0
        ? 'surer than it is right'
        : 'less sure than it is right';
  return (
    <>
      <div className="reliability">
        <svg
          viewBox="0 0 200 160"
          role="img"
          aria-label={`Reliability of the probabilities: calibration error ${error.toFixed(3)}`}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
            <g key={tick}>
              <line className="gl" x1="26" x2="196" y1={toY(tick)} y2={toY(tick)} />
              <text x="22" y={toY(tick)} textAnchor="end" dominantBaseline="central">
                {tick * 100}
              </text>
              <text x={toX(tick)} y="154" textAnchor="middle">
                {tick * 100}
              </text>
            </g>
          ))}
          {bins.map((bin) => (
            <Bin key={bin.low} bin={bin} unit={unit} />
          ))}
          <line className="ideal" x1={toX(0)} y1={toY(0)} x2={toX(1)} y2={toY(1)} />
        </svg>
      </div>
      <p className="s11t t3">% right against % sure; dashed: as sure as right. Whiskers: 95 %.</p>
      <dl className="kv">
        <dt title="Expected calibration error: mean gap between sureness and accuracy over ten bins, weighted by rows">
          Calibration error
        </dt>
        <dd className="tn">
          {error.toFixed(3)} <small>n = {formatCount(count)}</small>
        </dd>
        <dt>Mean sureness</dt>
        <dd className="tn">{formatPercent(confidence)}</dd>
        <dt>Accuracy</dt>
        <dd className="tn">
          {formatPercent(accuracy)} <small>{formatInterval(wilsonInterval(Math.round(accuracy * count), count))}</small>
        </dd>
      </dl>
      <p className="s12t t2">The network is {words}.</p>
    </>
  );
}

const toX = (share: number): number => 26 + 170 * share;
const toY = (share: number): number => 140 - 134 * share;

function Bin({ bin: { low, high, count, right, confidence }, unit }: { bin: ReliabilityBin; unit: string }) {
  if (count === 0 || confidence === null) return null;
  const share = right / count;
  const [least, most] = wilsonInterval(right, count);
  const middle = (toX(low) + toX(high)) / 2;
  return (
    <g>
      <title>{`${formatCount(count)} ${unit}, ${formatPercent(confidence)} sure, ${formatPercent(share)} right`}</title>
      <rect
        className="share"
        x={toX(low) + 1}
        width={toX(high) - toX(low) - 2}
        y={toY(share)}
        height={toY(0) - toY(share)}
      />
      <line className="whisker" x1={middle} x2={middle} y1={toY(least)} y2={toY(most)} />
      <circle className="sure" cx={toX(confidence)} cy={toY(share)} r="2.5" />
    </g>
  );
}
