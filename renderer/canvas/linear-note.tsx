import type { NodeId } from '../../src-core/ids';
import { linearNotes } from '../explain/claim-graph';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { ExplainNote } from './explain-note';

/** "these 3 layers are one", on layers that only Explain finds to be so: through branches that are added. */
export function LinearNote({ node }: { node: NodeId }) {
  const badge = useApp((state) => linearNotes(state).get(node));
  if (badge === undefined) return null;
  return (
    <div className="note n">
      <Icon name="layers" size={12} />
      <ExplainNote claim="linear-collapse" node={node} badge={badge} />
    </div>
  );
}
