import type { GraphNode } from '../../src-core/graph/document';
import type { ViewOf, ViewQuery } from '../../src-core/training/view';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { useView } from '../store/views';
import { formatCount, formatShort } from '../ui/format';
import { farthestFromOne, isWorthMeasuring } from './row-sums';

const query: Extract<ViewQuery, { kind: 'predictions' }> = { kind: 'predictions', split: 'test' };

/** Of the softmax at the end: that each row sums to 1 by itself, measured on the whole test set (4.1.5). */
export function RowSumsSection({ node }: { node: GraphNode }) {
  const plan = useApp(({ analysis }) => planOf(analysis));
  const training = useApp(({ run }) => run.phase === 'running' || run.phase === 'opening');
  const head = plan?.operations[plan.output];
  const isHead = node.type === 'softmax' && head?.node === node.id;
  const wanted = useApp((state) => isHead && !training && isWorthMeasuring(state));
  const seen = useView<'predictions'>(wanted ? query : null, 'predictions');
  if (!isHead) return null;
  const units = head.outputShape.at(-1) ?? 1;
  return (
    <div className="sec">
      <h3>
        Row by row<small>whatever the minibatch</small>
      </h3>
      <dl className="kv">
        <dt title="Softmax looks at one row at a time: its probabilities do not depend on the rows beside it">
          Each row sums to
        </dt>
        <dd>
          {seen === null ? (
            <small>{training ? 'after the run' : wanted ? 'measuring' : 'once it is trained'}</small>
          ) : (
            <Sums view={seen.view} units={units} />
          )}
        </dd>
      </dl>
    </div>
  );
}

function Sums({ view, units }: { view: ViewOf<'predictions'>; units: number }) {
  const apart = farthestFromOne(view.outputs, units);
  const rows = Math.floor(view.outputs.length / units);
  return (
    <>
      1{' '}
      <small>
        ± {apart === 0 ? '0' : formatShort(apart)}, n = {formatCount(rows)}
      </small>
    </>
  );
}
