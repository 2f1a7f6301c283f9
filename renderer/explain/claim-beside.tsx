import { useMemo, useState } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type ClaimId, findClaim } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { useNarrow } from '../palette/use-narrow';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { RichText } from '../ui/rich-text';
import { claimBeside, useBeside } from './beside';
import { ClaimList } from './claim-list';
import { OwnOptionsProvider } from './claim-options';
import { MeasuredBadge } from './measured-badge';
import { MeasurementBody } from './measurement-body';
import { useInvited } from './use-claim-graph';
import { useMeasurement } from './use-measurement';

interface ClaimBesideProps {
  readonly graph: ClaimGraph | null;
  /** The claim in the large card. */
  readonly shown: ClaimId;
  /** That one is being measured: this one waits. */
  readonly waits: boolean;
}

/** Beside the claim that is shown: another one that the network invites, or the list of all. */
export function ClaimBeside({ graph, shown, waits }: ClaimBesideProps) {
  const narrow = useNarrow();
  const beside = claimBeside(shown, useInvited());
  const { list, showList } = useBeside();
  const claim = beside === null ? null : findClaim(beside.claim);
  // One card at a time: the chooser above it leads to the others.
  if (narrow) return null;
  if (graph === null || claim === null || beside === null) return <ClaimList shown={shown} />;
  if (list) {
    return (
      <ClaimList shown={shown}>
        <Button small onClick={() => showList(false)}>
          {claim.title}
        </Button>
      </ClaimList>
    );
  }
  return <SecondClaim key={claim.id} graph={graph} claim={claim.id} reason={beside.reason} waits={waits} />;
}

interface SecondClaimProps {
  readonly graph: ClaimGraph;
  readonly claim: ClaimId;
  readonly reason: string;
  readonly waits: boolean;
}

function SecondClaim({ graph, claim: id, reason, waits }: SecondClaimProps) {
  const [options, setOptions] = useState<ParamRecord>({});
  const explain = useApp((state) => state.explain);
  const showList = useBeside((state) => state.showList);
  const measurement = useMeasurement(graph, id, options, !waits);
  const claim = findClaim(id);
  const own = useMemo(
    () => ({
      options,
      explain: (asked: ClaimId | null, given: ParamRecord = {}) =>
        asked === id ? setOptions(given) : explain(asked, given),
    }),
    [options, id, explain],
  );
  if (claim === null) return null;
  return (
    <section className="col claim claim-beside" aria-label={`Beside it: ${claim.title}`}>
      <header className="claim-h">
        <button
          type="button"
          className="claim-enlarge"
          title="Show it in the large card"
          onClick={() => explain(id, options)}
        >
          {claim.title}
        </button>
        <span className="sp" />
        {measurement.stale ? <MeasuredBadge measurement={measurement} trains={false} short /> : null}
        <Button small icon="list-checks" onClick={() => showList(true)}>
          All claims
        </Button>
      </header>
      <p className="prose">
        <RichText text={reason} />
      </p>
      <OwnOptionsProvider value={own}>
        <MeasurementBody measurement={measurement} title={`${claim.title} needs ${claim.wants}`} trains={undefined} />
      </OwnOptionsProvider>
    </section>
  );
}
