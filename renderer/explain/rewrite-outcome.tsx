import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import type { TestMetrics } from '../../src-core/training/protocol';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatCount, formatInterval, formatLoss, formatPercent, formatShort } from '../ui/format';
import { type DoneRewrite, useLastRewrite } from './last-rewrite';

/** Check it yourself: the network before and after a rewrite, both measured on the whole test set. */
export function RewriteOutcome({ done }: { done: DoneRewrite }) {
  const { comparison, rewrite } = done;
  const undo = useCommand('edit.undo');
  const remember = useLastRewrite((state) => state.remember);
  const explain = useApp((state) => state.explain);
  const parameters = useApp(({ analysis }) => analysis.totals.parameters);
  const test = useApp(({ run }) => run.epochs.at(-1)?.test ?? null);
  return (
    <>
      <p className="prose">
        Done: <b>{rewrite.title}</b>. The network computes what it did: no number of {formatCount(comparison.n)} test{' '}
        {comparison.unit} moved by more than <b className="tn">{formatShort(comparison.largestDifference)}</b>.
      </p>
      <table className="outcome">
        <thead>
          <tr>
            <th scope="col">Check it yourself</th>
            <th scope="col">Parameters</th>
            <th scope="col">Test loss</th>
            <th scope="col">Test accuracy</th>
          </tr>
        </thead>
        <tbody>
          <Row name="before" parameters={done.parameters} test={done.test} none="not trained" />
          <Row name="after" parameters={parameters} test={test} none="measuring" />
        </tbody>
      </table>
      <div className="claim-actions">
        <Button icon="undo-2" onClick={() => undo.run()}>
          Undo
        </Button>
        <Button
          onClick={() => {
            remember(null);
            explain(null);
          }}
        >
          What this network shows now
        </Button>
        <span className="t3 s12t">undo brings the network of before back, with the weights that it had</span>
      </div>
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly parameters: number;
  readonly test: TestMetrics | null;
  /** What stands where nothing was measured. */
  readonly none: string;
}

function Row({ name, parameters, test, none }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="tn">{formatCount(parameters)}</td>
      <td className="tn">{test === null ? none : formatLoss(test.loss)}</td>
      <td className="tn">
        {test === null || test.accuracy === null ? '·' : <Accuracy accuracy={test.accuracy} n={test.count} />}
      </td>
    </tr>
  );
}

function Accuracy({ accuracy, n }: { accuracy: number; n: number }) {
  return (
    <>
      <b>{formatPercent(accuracy)}</b> {formatInterval(wilsonInterval(Math.round(accuracy * n), n))}{' '}
      <span className="t3">n = {formatCount(n)}</span>
    </>
  );
}
