import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import type { CurveKind } from './curve-kinds';
import { epochText, type PointedValues } from './curve-values';
import { LineSample } from './line-sample';

interface CurveTipProps {
  readonly pointed: PointedValues;
  readonly kind: CurveKind;
}

/** Exact numbers under the cursor. */
export function CurveTip({ pointed, kind }: CurveTipProps) {
  const { left, top, epoch, step, values } = pointed;
  const count = useApp(({ run }) => run.epochs.at(-1)?.test.count);
  const many = values.length > 4;
  return (
    <dl
      className={`tip2 curve-tip${left > 150 ? ' at-left' : ''}`}
      style={{ left, top: many ? 4 : Math.max(4, top - 24) }}
    >
      <dt className="wide-row">
        epoch {epoch.toFixed(2)}, step {formatCount(step)}
      </dt>
      {values.map(({ line, value, epoch: at }) => (
        <div key={line.id}>
          <dt>
            <LineSample line={line} /> {line.name}
            {at === null ? null : <small> epoch {epochText(at)}</small>}
          </dt>
          <dd>
            {kind.format(value)}
            {kind.word === undefined ? null : <small> {kind.word(value)}</small>}
            {line.seldom !== true || count === undefined ? null : <small> {kind.certainty?.(value, count)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
