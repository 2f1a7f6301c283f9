import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type ClaimId, findClaim } from '../../src-core/explain/registry';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { RichText } from '../ui/rich-text';
import { ClaimBeside } from './claim-beside';
import { claimChoices } from './claim-choices';
import { useLastRewrite } from './last-rewrite';
import { MeasuredBadge } from './measured-badge';
import { MeasurementBody } from './measurement-body';
import { RewriteOutcome } from './rewrite-outcome';
import { useShownClaim } from './shown-claim';
import { useClaimGraph, useInvited } from './use-claim-graph';
import { useMeasurement } from './use-measurement';

/** The chapter's claims, measured on the network on the canvas. */
export function ExplainPane() {
  const graph = useClaimGraph();
  const claim = useShownClaim();
  const [busy, setBusy] = useState(true);
  return (
    <div className="body explain">
      {graph === null ? <Broken /> : <ShownClaim key={claim} graph={graph} claim={claim} onBusy={setBusy} />}
      <ClaimBeside graph={graph} shown={claim} waits={busy} />
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

interface ShownClaimProps {
  readonly graph: ClaimGraph;
  readonly claim: ClaimId;
  /** Told whether it is being measured. */
  readonly onBusy: (busy: boolean) => void;
}

function ShownClaim({ graph, claim: id, onBusy }: ShownClaimProps) {
  const options = useApp(({ explained }) => explained.options);
  const claim = findClaim(id);
  const done = useLastRewrite((state) => state.done);
  const invited = useInvited().find((invitation) => invitation.claim === id);
  const measurement = useMeasurement(graph, id, options);
  const busy = measurement.progress !== null || (measurement.stale && !measurement.waits);
  useEffect(() => onBusy(busy), [busy, onBusy]);
  if (claim === null) return null;
  /** Escape gives up what is being measured, before it would stop the training. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || measurement.progress === null || event.defaultPrevented) return;
    event.preventDefault();
    measurement.cancel();
  };
  const Choices = claimChoices[id];
  const isDone = done !== null && done.claim === id && done.after === graph.document;
  return (
    <section className="col grow claim" aria-label={claim.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="claim-h">
        <b>{claim.title}</b>
        <span className="t3 s11t cut">chapter {claim.section}</span>
        <span className="sp" />
        {isDone ? null : <MeasuredBadge measurement={measurement} trains={claim.trains !== undefined} />}
      </header>
      {isDone ? (
        <RewriteOutcome done={done} />
      ) : (
        <>
          <p className="prose">
            <RichText text={invited?.reason ?? claim.says} />
          </p>
          {Choices === undefined || measurement.refusal !== null || measurement.progress !== null ? null : <Choices />}
          <MeasurementBody
            measurement={measurement}
            title={`${claim.title} needs ${claim.wants}`}
            trains={claim.trains}
          />
        </>
      )}
    </section>
  );
}
