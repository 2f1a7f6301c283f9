import { useMemo } from 'react';
import { useApp } from '../store/create-store';
import type { CurveKind, CurveLine } from './curve-kinds';
import { CurveView } from './curve-view';
import { LineSample } from './line-sample';
import { useOtherRuns } from './use-other-runs';

interface CurvePaneProps {
  readonly kind: CurveKind;
  /** Instead of the kind's own. */
  readonly subtitle?: string;
}

/** A plot with its title and its key. */
export function CurvePane({ kind, subtitle }: CurvePaneProps) {
  const plan = useApp(({ run }) => run.plan);
  const others = useOtherRuns();
  const named = useMemo(() => kind.lines(plan, others).filter(({ keyName }) => keyName !== null), [kind, plan, others]);
  // Names of layers and of other runs need more room than the title leaves.
  const [beside, below] = kind.main === undefined && named.length > 1 ? [[], named] : split(named);
  const words = subtitle ?? kind.subtitle(plan);
  return (
    <div className="col grow curve-col">
      <div className="plot-h">
        <b>{kind.title}</b>
        <span className="t3 s11t cut" title={words}>
          {words}
        </span>
        <span className="sp" />
        {beside.map((line) => (
          <CurveKey key={line.id} line={line} />
        ))}
      </div>
      {below.length > 0 ? (
        <div className="curve-keys">
          {below.map((line) => (
            <CurveKey key={line.id} line={line} />
          ))}
        </div>
      ) : null}
      <CurveView kind={kind} />
    </div>
  );
}

const split = (named: readonly CurveLine[]): readonly [own: readonly CurveLine[], ofOthers: readonly CurveLine[]] => [
  named.filter(({ run }) => run === undefined),
  named.filter(({ run }) => run !== undefined),
];

function CurveKey({ line }: { line: CurveLine }) {
  return (
    <span className="key" title={line.keyName ?? undefined}>
      <LineSample line={line} />
      <span className="cut">{line.keyName}</span>
    </span>
  );
}
