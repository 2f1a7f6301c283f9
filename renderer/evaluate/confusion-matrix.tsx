import { type KeyboardEvent, useMemo, useRef } from 'react';
import { formatCount } from '../ui/format';
import { cellWords, shortLabels } from './class-labels';
import { type Confusion, cellOf, cellTone, range, rowCount, worstShareOf } from './confusion-statistics';

export interface Cell {
  readonly truth: number;
  readonly taken: number;
}

interface ConfusionMatrixProps {
  readonly confusion: Confusion;
  readonly classes: readonly string[];
  readonly chosen: Cell;
  /** Shares of the row instead of counts. */
  readonly rates: boolean;
  readonly onChoose: (cell: Cell) => void;
  /** A cell was clicked, or Enter pressed on it. */
  readonly onOpen: () => void;
}

/** Rows are what it is, columns what it was taken for. Arrow keys walk the cells. */
export function ConfusionMatrix({ confusion, classes, chosen, rates, onChoose, onOpen }: ConfusionMatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const short = useMemo(() => shortLabels(classes), [classes]);
  const worst = useMemo(() => worstShareOf(confusion, classes.length), [confusion, classes]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen();
    }
    const next = neighbour(chosen, event.key, classes.length);
    if (next === null) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.truth},${next.taken}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are walked by key.
    <table ref={table} className="cm" role="grid" aria-label="Confusion matrix" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th>
            <span className="vh">true class</span>
          </th>
          {classes.map((name, index) => (
            <th key={name} scope="col" title={name} aria-label={`taken for ${name}`}>
              {short[index]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {range(classes.length).map((truth) => {
          const row = rowCount(confusion, classes.length, truth);
          const name = classes[truth] ?? '';
          return (
            <tr key={name}>
              <th scope="row" title={name}>
                <span className="cut">{name}</span>
              </th>
              {range(classes.length).map((taken) => {
                const count = cellOf(confusion, classes.length, truth, taken);
                const on = truth === chosen.truth && taken === chosen.taken;
                const words = cellWords(count, name, classes[taken] ?? '');
                return (
                  // A cell of a grid: the role follows from the table.
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
                  <td
                    key={classes[taken]}
                    tabIndex={on ? 0 : -1}
                    data-cell={`${truth},${taken}`}
                    className={`${truth === taken ? 'd' : ''}${on ? ' on' : ''}`}
                    style={{ '--a': `${cellTone(count, row, truth === taken, worst)}%` }}
                    aria-label={words}
                    title={words}
                    onFocus={() => onChoose({ truth, taken })}
                    onClick={onOpen}
                  >
                    {count === 0 ? <span className="t3">·</span> : rates ? rateText(count / row) : formatCount(count)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A share in percent in a narrow cell; below half a percent still more than nothing. */
const rateText = (share: number): string => (share < 0.005 ? '<1' : String(Math.round(share * 100)));

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function neighbour({ truth, taken }: Cell, key: string, classes: number): Cell | null {
  if (key === 'Home') return { truth, taken: 0 };
  if (key === 'End') return { truth, taken: classes - 1 };
  const move = moves[key];
  if (move === undefined) return null;
  const inside = (index: number): number => Math.min(classes - 1, Math.max(0, index));
  return { truth: inside(truth + move[0]), taken: inside(taken + move[1]) };
}
