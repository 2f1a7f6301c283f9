import type { EdgeId, NodeId } from '../../src-core/ids';
import { countWords } from '../commands/count-words';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatCount } from '../ui/format';
import { PaneHeader } from './pane-header';

/** Several things at once: how many, what they cost together, and delete. */
export function ManyPane({ nodes, edges }: { nodes: ReadonlySet<NodeId>; edges: ReadonlySet<EdgeId> }) {
  const analysis = useApp((state) => state.analysis);
  const remove = useCommand('edit.delete');
  const chosen = [...nodes].flatMap((id) => analysis.nodes.get(id) ?? []);
  const sum = (read: (node: (typeof chosen)[number]) => number): number =>
    chosen.reduce((total, node) => total + read(node), 0);
  return (
    <>
      <PaneHeader icon="layers" title={countWords(nodes.size, edges.size)} kind="Selected" />
      <div className="ins-body">
        <div className="sec">
          <dl className="kv">
            {chosen.map(({ id, name, cost }) => (
              <div key={id} className="kv-row">
                <dt className="cut" title={name}>
                  {name}
                </dt>
                <dd>{cost === null ? '·' : formatCount(cost.parameters)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="sec">
          <dl className="kv">
            <dt>Parameters in all</dt>
            <dd>{formatCount(sum(({ cost }) => cost?.parameters ?? 0))}</dd>
            <dt>Multiply-adds a sample</dt>
            <dd>{formatCount(sum(({ cost }) => cost?.multiplyAdds ?? 0))}</dd>
          </dl>
        </div>
        <div className="sec">
          <Button look="danger" icon="trash-2" onClick={() => remove.run()}>
            Delete {countWords(nodes.size, edges.size)}
          </Button>
        </div>
      </div>
    </>
  );
}
