import { Fragment } from 'react';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import type { CurveKind } from './curve-kinds';
import { epochText, isElsewhere, type LineValue, type PointedValues } from './curve-values';
import { LineSample } from './line-sample';

interface CurveTipProps {
  readonly pointed: PointedValues;
  readonly kind: CurveKind;
}

/** Many rows need all the height that there is, down to the labels of the axis. */
const lowest = { bottom: -8 };

/** Exact numbers under the cursor: a row for each line of the open run, and one for each run that lies under it. */
export function CurveTip({ pointed, kind }: CurveTipProps) {
  const { left, top, epoch, step, values } = pointed;
  const count = useApp(({ run }) => run.epochs.at(-1)?.test.count);
  const rows = rowsOf(values);
  const firstOther = rows.findIndex(({ first }) => first.line.run !== undefined);
  const paired = values.some(({ line }) => line.run !== undefined && line.seldom === true);
  return (
    <dl
      className={`tip2 curve-tip${left > 150 ? ' at-left' : ''}`}
      style={{ left, ...(rows.length > 4 ? lowest : { top: Math.max(4, top - 24) }) }}
    >
      <dt className="wide-row">
        epoch {epoch.toFixed(2)}, step {formatCount(step)}
      </dt>
      {rows.map(({ title, first, values: inRow }, index) => (
        <Fragment key={first.line.id}>
          {index === firstOther && paired ? <OtherHead /> : null}
          <div>
            <dt>
              <LineSample line={first.line} /> <span className="cut">{title}</span>
            </dt>
            <dd>
              {inRow.map((value) => (
                <Reading key={value.line.id} value={value} at={epoch} kind={kind} rows={value.line.rows ?? count} />
              ))}
            </dd>
          </div>
        </Fragment>
      ))}
    </dl>
  );
}

/** Over the kept runs: what their two numbers are. */
function OtherHead() {
  return (
    <div className="wide-row">
      <dt>kept runs</dt>
      <dd>train / test</dd>
    </div>
  );
}

interface ReadingProps {
  readonly value: LineValue;
  /** The cursor's epoch. */
  readonly at: number;
  readonly kind: CurveKind;
  /** Test rows. */
  readonly rows: number | undefined;
}

function Reading({ value: { line, value, epoch }, at, kind, rows }: ReadingProps) {
  return (
    <span>
      {kind.format(value)}
      {kind.word === undefined ? null : <small> {kind.word(value)}</small>}
      {line.seldom !== true || rows === undefined ? null : <small> {kind.certainty?.(value, rows)}</small>}
      {isElsewhere(line, epoch, at) ? <small> epoch {epochText(epoch)}</small> : null}
    </span>
  );
}

interface Row {
  readonly title: string;
  readonly first: LineValue;
  readonly values: readonly LineValue[];
}

/** What is read of one run stands in one row. */
function rowsOf(values: readonly LineValue[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const value of values) {
    const { id, run, name, colour, dash } = value.line;
    // Two runs may have one name, but not one look.
    const key = run === undefined ? id : `${run} ${colour} ${dash.join()}`;
    const row = rows.get(key) ?? { title: run ?? name, first: value, values: [] };
    rows.set(key, { ...row, values: [...row.values, value] });
  }
  return [...rows.values()];
}
