import type { KeyboardEvent } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type ClaimId, findClaim } from '../../src-core/explain/registry';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { ClaimList } from './claim-list';
import { ClaimProgress } from './claim-progress';
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
  /** Escape gives up what is being measured, before it would stop the training. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || measurement.progress === null || event.defaultPrevented) return;
    event.preventDefault();
    measurement.cancel();
  };
  const isDone = done !== null && done.claim === id && done.after === graph.document;
  return (
    <section className="col grow claim" aria-label={claim.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="claim-h">
        <b>{claim.title}</b>
        <span className="t3 s11t cut">chapter {claim.section}</span>
        <span className="sp" />
        {isDone ? null : <OfWhat measurement={measurement} trains={claim.trains !== undefined} />}
      </header>
      {isDone ? (
        <RewriteOutcome done={done} />
      ) : (
        <>
          <p className="prose">
            <RichText text={invited?.reason ?? claim.says} />
          </p>
          <Body measurement={measurement} title={`${claim.title} needs ${claim.wants}`} trains={claim.trains} />
        </>
      )}
    </section>
  );
}

interface BodyProps {
  readonly measurement: Measurement;
  readonly title: string;
  readonly trains: string | undefined;
}

function Body({ measurement, title, trains }: BodyProps) {
  const { measured, refusal, stale, progress, waits, measure, cancel } = measurement;
  if (refusal !== null) {
    return (
      <EmptyState icon="info" title={title}>
        <RichText text={refusal} />
      </EmptyState>
    );
  }
  if (measured === null && waits) {
    return (
      <div className="claim-ask">
        <p className="t2 s12t">{trains ?? 'Cancelled: nothing was measured.'}</p>
        <Button look="primary" icon="play" onClick={measure}>
          {trains === undefined ? 'Measure' : 'Train and measure'}
        </Button>
      </div>
    );
  }
  if (measured === null) return <ClaimProgress progress={progress} cancel={cancel} />;
  const View = claimViews[measured.claim];
  return <View measured={measured} stale={stale} />;
}

interface OfWhatProps {
  readonly measurement: Measurement;
  /** It trained networks of its own. */
  readonly trains: boolean;
}

function OfWhat({ measurement, trains }: OfWhatProps) {
  const { measured, stale, epoch, progress, waits, measure, cancel } = measurement;
  if (measured === null) return null;
  if (waits) {
    return (
      <Button
        small
        icon="play"
        title={
          trains ? 'The numbers are of an earlier network or other settings' : 'The numbers are of earlier weights'
        }
        onClick={measure}
      >
        Measure again
      </Button>
    );
  }
  if (stale && progress !== null) {
    return (
      <span className="badge n" title={progress.what}>
        <Icon name="loader-circle" size={12} />
        measuring again
        <button type="button" className="link" onClick={cancel}>
          cancel
        </button>
      </span>
    );
  }
  if (trains) {
    return (
      <span className="badge s" title="From first weights, whatever those of the canvas are">
        <Icon name="circle-check" size={12} />
        trained for this
      </span>
    );
  }
  const of = epoch === null ? 'measured on the first weights' : 'measured on your weights';
  return (
    <span className={`badge ${stale ? 'n' : 's'}`} title={epoch === null ? 'Not trained yet' : `After epoch ${epoch}`}>
      <Icon name={stale ? 'loader-circle' : 'circle-check'} size={12} />
      {stale ? 'measuring again' : of}
    </span>
  );
}
