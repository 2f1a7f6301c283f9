import { Key } from '../ui/key';
import type { CurveKind } from './curve-kinds';
import { CurveView } from './curve-view';

interface CurvePaneProps {
  readonly kind: CurveKind;
  /** What is measured: "cross-entropy, by epoch". */
  readonly subtitle: string;
  readonly log?: boolean;
}

export function CurvePane({ kind, subtitle, log = false }: CurvePaneProps) {
  return (
    <div className="col grow">
      <div className="plot-h">
        <b>{kind.title}</b>
        <span className="t3 s11t cut" title={subtitle}>
          {subtitle}
        </span>
        <span className="sp" />
        <Key line="s-train">train</Key>
        <Key line="s-test">test</Key>
      </div>
      <CurveView kind={kind} log={log} />
    </div>
  );
}
