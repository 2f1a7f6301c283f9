import { findClaim } from '../../src-core/explain/registry';
import type { NodeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';

/** On a card's note: leads to the claim behind it. The canvas's keys reach the same by the command. */
export function ExplainNote({ claim: id, node }: { claim: string; node: NodeId }) {
  const explain = useApp((state) => state.explain);
  const claim = findClaim(id);
  if (claim === null) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="note-explain nodrag"
      title={`Explain: ${claim.title}`}
      onClick={() => explain(claim.id, { node })}
    >
      Explain
    </button>
  );
}
