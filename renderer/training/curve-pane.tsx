import { useMemo } from 'react';
import { useApp } from '../store/create-store';
import type { CurveKind, CurveLine } from './curve-kinds';
import { CurveView } from './curve-view';
import { LineSample } from './line-sample';

interface CurvePaneProps {
  readonly kind: CurveKind;
  /** Instead of the kind's own. */
  readonly subtitle?: string;
}

/** A plot with its title and its key. */
export function CurvePane({ kind, subtitle }: CurvePaneProps) {
  const plan = useApp(({ run }) => run.plan);
  const named = useMemo(() => kind.lines(plan).filter(({ keyName }) => keyName !== null), [kind, plan]);
  // Names of layers need more room than the title leaves.
  const inRow = named.length > 1 && kind.main === undefined;
  const words = subtitle ?? kind.subtitle(plan);
  return (
    <div className="col grow curve-col">
      <div className="plot-h">
        <b>{kind.title}</b>
        <span className="t3 s11t cut" title={words}>
          {words}
        </span>
        <span className="sp" />
        {inRow ? null : named.map((line) => <CurveKey key={line.id} line={line} />)}
      </div>
      {inRow ? (
        <div className="curve-keys">
          {named.map((line) => (
            <CurveKey key={line.id} line={line} />
          ))}
        </div>
      ) : null}
      <CurveView kind={kind} />
    </div>
  );
}

function CurveKey({ line }: { line: CurveLine }) {
  return (
    <span className="key" title={line.keyName ?? undefined}>
      <LineSample line={line} />
      <span className="cut">{line.keyName}</span>
    </span>
  );
}
