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
  readonly onChoose: (cell: Cell) => void;
}

/** Rows are what it is, columns what it was taken for. Arrow keys walk the cells. */
export function ConfusionMatrix({ confusion, classes, chosen, onChoose }: ConfusionMatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const short = useMemo(() => shortLabels(classes), [classes]);
  const worst = useMemo(() => worstShareOf(confusion, classes.length), [confusion, classes]);
  const onKeyDown = (event: KeyboardEvent): void => {
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
                  <td
                    key={classes[taken]}
                    tabIndex={on ? 0 : -1}
                    data-cell={`${truth},${taken}`}
                    className={`${truth === taken ? 'd' : ''}${on ? ' on' : ''}`}
                    style={{ '--a': `${cellTone(count, row, truth === taken, worst)}%` }}
                    aria-label={words}
                    title={words}
                    onFocus={() => onChoose({ truth, taken })}
                  >
                    {count === 0 ? <span className="t3">·</span> : formatCount(count)}
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
