import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { formatCount, formatInterval, formatPercent } from '../ui/format';
import type { Cell } from './confusion-matrix';
import { type Confusion, cellOf, commonMistakes, rowCount } from './confusion-statistics';

interface MistakesProps {
  readonly confusion: Confusion;
  readonly classes: readonly string[];
  readonly chosen: Cell;
  readonly onChoose: (cell: Cell) => void;
}

type ChosenCellProps = Omit<MistakesProps, 'onChoose'> & { readonly unit: string };

/** The pairs that are mixed up most. */
export function Mistakes({ confusion, classes, chosen, onChoose }: MistakesProps) {
  const list = commonMistakes(confusion, classes.length, 8);
  if (list.length === 0) return <p className="t2 s12t">Nothing is mixed up: every one of these rows is right.</p>;
  return (
    <ul className="mistakes" aria-label="Most frequent mistakes">
      {list.map(({ truth, taken, count, of }) => {
        const on = truth === chosen.truth && taken === chosen.taken;
        return (
          <li key={`${truth},${taken}`}>
            <button
              type="button"
              className={`mistake${on ? ' on' : ''}`}
              aria-pressed={on}
              onClick={() => onChoose({ truth, taken })}
            >
              <span className="cut" title={`${classes[truth]} taken for ${classes[taken]}`}>
                <b className="m">{classes[truth]}</b> <span className="t2">as {classes[taken]}</span>
              </span>
              <span className="mistake-bar" aria-hidden="true">
                <i style={{ width: `${(100 * count) / of}%` }} />
              </span>
              <span className="num tn">{formatCount(count)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The chosen cell in words, with its share and interval. */
export function ChosenCell({ confusion, classes, unit, chosen }: ChosenCellProps) {
  const count = cellOf(confusion, classes.length, chosen.truth, chosen.taken);
  const of = rowCount(confusion, classes.length, chosen.truth);
  const [truth, taken] = [classes[chosen.truth] ?? '', classes[chosen.taken] ?? ''];
  return (
    <div className="chosen-cell">
      <b className="b s12t">
        {formatCount(count)} {truth === taken ? `${truth} recognised` : `${truth} taken for ${taken}`}
      </b>
      <p className="s11t t2 tn">
        {of === 0
          ? `no ${unit} of this class`
          : `${formatPercent(count / of)} ${formatInterval(wilsonInterval(count, of))} of ${formatCount(of)} ${unit}`}
      </p>
    </div>
  );
}
