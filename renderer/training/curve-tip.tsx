import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import type { CurveKind } from './curve-kinds';
import type { PointedValues } from './curve-view';

interface CurveTipProps {
  readonly pointed: PointedValues;
  readonly kind: CurveKind;
}

/** Exact numbers under the cursor. */
export function CurveTip({ pointed, kind }: CurveTipProps) {
  const { left, top, epoch, step, raw, smoothed, test } = pointed;
  const count = useApp(({ run }) => run.epochs.at(-1)?.test.count);
  const rows: readonly (readonly [string, number | null])[] = [
    ['batch', raw],
    ['smoothed', smoothed],
    ['test', test],
  ];
  const atLeft = left > 180;
  return (
    <dl className={`tip2 curve-tip${atLeft ? ' at-left' : ''}`} style={{ left, top: Math.max(4, top - 24) }}>
      <dt className="wide-row">
        epoch {epoch.toFixed(2)}, step {formatCount(step)}
      </dt>
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {kind.format(value)}
              {name !== 'test' || count === undefined ? null : <small> {kind.certainty?.(value, count)}</small>}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
