import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type ClaimId, findClaim } from '../../src-core/explain/registry';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { ClaimList } from './claim-list';
import { claimViews } from './claim-views';
import { useLastRewrite } from './last-rewrite';
import { RewriteOutcome } from './rewrite-outcome';
import { useShownClaim } from './shown-claim';
import { useClaimGraph, useInvited } from './use-claim-graph';
import { type Measurement, useMeasurement } from './use-measurement';

/** The chapter's claims, measured on the network on the canvas. */
export function ExplainPane() {
  const graph = useClaimGraph();
  const claim = useShownClaim();
  return (
    <div className="body explain">
      {graph === null ? <Broken /> : <ShownClaim key={claim} graph={graph} claim={claim} />}
      <ClaimList shown={claim} />
    </div>
  );
}

function Broken() {
  const next = useCommand('problems.next');
  return (
    <EmptyState icon="circle-alert" title="The network has errors">
      A claim is measured on a network that can be run. Mend what is wrong first.
      <Button small onClick={() => next.run()}>
        Show the first problem
      </Button>
    </EmptyState>
  );
}

function ShownClaim({ graph, claim: id }: { graph: ClaimGraph; claim: ClaimId }) {
  const options = useApp(({ explained }) => explained.options);
  const claim = findClaim(id);
  const done = useLastRewrite((state) => state.done);
  const invited = useInvited().find((invitation) => invitation.claim === id);
  const measurement = useMeasurement(graph, id, options);
  if (claim === null) return null;
  const isDone = done !== null && done.claim === id && done.after === graph.document;
  return (
    <section className="col grow claim" aria-label={claim.title}>
      <header className="claim-h">
        <b>{claim.title}</b>
        <span className="t3 s11t cut">chapter {claim.section}</span>
        <span className="sp" />
        {isDone ? null : <OfWhat measurement={measurement} />}
      </header>
      {isDone ? (
        <RewriteOutcome done={done} />
      ) : (
        <>
          <p className="prose">
            <RichText text={invited?.reason ?? claim.says} />
          </p>
          <Body measurement={measurement} title={`${claim.title} needs ${claim.wants}`} />
        </>
      )}
    </section>
  );
}

function Body({ measurement: { measured, refusal, stale }, title }: { measurement: Measurement; title: string }) {
  if (refusal !== null) {
    return (
      <EmptyState icon="info" title={title}>
        <RichText text={refusal} />
      </EmptyState>
    );
  }
  if (measured === null) {
    return (
      <EmptyState icon="loader-circle" title="Measuring on your weights">
        <span aria-live="polite">One moment: the network is run on test data.</span>
      </EmptyState>
    );
  }
  const View = claimViews[measured.claim];
  return <View measured={measured} stale={stale} />;
}

function OfWhat({ measurement: { measured, stale, epoch } }: { measurement: Measurement }) {
  if (measured === null) return null;
  const of = epoch === null ? 'measured on the first weights' : 'measured on your weights';
  return (
    <span className={`badge ${stale ? 'n' : 's'}`} title={epoch === null ? 'Not trained yet' : `After epoch ${epoch}`}>
      <Icon name={stale ? 'loader-circle' : 'circle-check'} size={12} />
      {stale ? 'measuring again' : of}
    </span>
  );
}
