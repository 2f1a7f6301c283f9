import type { LineProbeMeasurement } from '../../../src-core/explain/line-probe';
import { IconButton } from '../../ui/icon-button';
import { useClaimOptions } from '../claim-options';
import { SamplePicker } from '../sample-picker';

interface LineControlsProps {
  readonly measured: LineProbeMeasurement;
  readonly classes: readonly string[];
  readonly testCount: number;
}

/** Which two rows of the test set the line joins. */
export function LineControls({ measured: { from, to, output }, classes, testCount }: LineControlsProps) {
  const { explain, options } = useClaimOptions();
  // What was typed stays in the field while it is measured.
  const rowOf = (key: 'from' | 'to', measured: number): number => {
    const [row, label] = [options[key], options[`${key}Class`]];
    return typeof row === 'number' && row >= 0 && label === -1 ? row : measured;
  };
  const shown = { from: from.row, to: to.row, fromClass: -1, toClass: -1, output };
  const show = (change: Partial<typeof shown>): void => explain('line-probe', { ...shown, ...change });
  return (
    <div className="claim-actions">
      <SamplePicker
        name="From"
        row={rowOf('from', from.row)}
        label={from.label}
        classes={classes}
        testCount={testCount}
        onChoose={({ row, label }) => show({ from: row, fromClass: label })}
      />
      <SamplePicker
        name="To"
        row={rowOf('to', to.row)}
        label={to.label}
        classes={classes}
        testCount={testCount}
        onChoose={({ row, label }) => show({ to: row, toClass: label })}
      />
    </div>
  );
}

/** The same line from the other end, and another line. */
export function LineTurns({ measured: { from, to, output }, testCount }: Omit<LineControlsProps, 'classes'>) {
  const { explain } = useClaimOptions();
  const show = (rows: { readonly from: number; readonly to: number }): void =>
    explain('line-probe', { ...rows, fromClass: -1, toClass: -1, output });
  return (
    <>
      <IconButton small icon="rotate-ccw" label="Turn round" onClick={() => show({ from: to.row, to: from.row })} />
      <IconButton
        small
        icon="route"
        label="Other pair"
        onClick={() => show(anotherPair(from.row, to.row, testCount))}
      />
    </>
  );
}

/** Two other rows, the same after the same: steps that are prime to any number of rows that is not their multiple. */
function anotherPair(from: number, to: number, count: number): { readonly from: number; readonly to: number } {
  const size = Math.max(count, 2);
  const first = (from + 1009) % size;
  const second = (to + 2003) % size;
  return { from: first, to: second === first ? (second + 1) % size : second };
}
