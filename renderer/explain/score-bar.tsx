import type { Score } from '../../src-core/explain/train-network';
import { formatInterval, formatPercent } from '../ui/format';

/** An accuracy as a bar from 0 to 100 %, with its 95 % interval on it and in numbers beside it. */
export function ScoreBar({ score: { accuracy, interval }, muted = false }: { score: Score; muted?: boolean }) {
  if (accuracy === null || interval === null) return null;
  const [low, high] = interval;
  return (
    <span className={`score${muted ? ' is-muted' : ''}`}>
      <span className="score-bar" aria-hidden="true">
        <i style={{ width: `${100 * accuracy}%` }} />
        <b style={{ left: `${100 * low}%`, width: `${Math.max(100 * (high - low), 0.5)}%` }} />
      </span>
      <span className="tn score-value">{formatPercent(accuracy)}</span>
      <span className="tn t2 score-interval">{formatInterval(interval)}</span>
    </span>
  );
}
