import { findClaim } from '../../src-core/explain/registry';
import type { NodeId } from '../../src-core/ids';
import { invitedBy } from '../explain/claim-graph';
import { appStore, useApp } from '../store/create-store';

interface ExplainNoteProps {
  readonly claim: string;
  readonly node: NodeId;
  readonly badge: string;
}

/** The words of a card's note, which lead to the claim behind them. By keys the Explain command does the same. */
export function ExplainNote({ claim: id, node, badge }: ExplainNoteProps) {
  const explain = useApp((state) => state.explain);
  const select = useApp((state) => state.select);
  const claim = findClaim(id);
  if (claim === null) return badge;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="note-explain nodrag cut"
      title={`Explain: ${claim.title}`}
      onClick={() => {
        const about = invitedBy(appStore.getState()).find(
          (each) => each.claim === claim.id && each.nodes.includes(node),
        );
        if (about !== undefined) select(about.nodes);
        explain(claim.id, { node });
      }}
    >
      {badge}
    </button>
  );
}
