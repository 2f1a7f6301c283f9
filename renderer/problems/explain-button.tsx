import { findClaim } from '../../src-core/explain/registry';
import type { Problem } from '../../src-core/graph/problems';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';

/** Leads to the claim that tells why something is a problem. */
export function ExplainButton({ problem }: { problem: Problem }) {
  const explain = useApp((state) => state.explain);
  const claim = problem.explain === undefined ? null : findClaim(problem.explain);
  if (claim === null) return null;
  const [node] = problem.nodes;
  return (
    <Button
      small
      icon="book-open"
      title={`Explain: ${claim.title}`}
      onClick={(event) => {
        event.stopPropagation();
        explain(claim.id, node === undefined ? {} : { node });
      }}
    >
      Explain
    </Button>
  );
}
