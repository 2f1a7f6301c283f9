import type { ComponentType } from 'react';
import type { ClaimId, Measured, MeasuredBy } from '../../src-core/explain/registry';

export interface ClaimViewProps<Result extends Measured = Measured> {
  readonly measured: Result;
  /** The numbers are of weights that are no longer those of now; actions wait until they are measured again. */
  readonly stale: boolean;
}

/** A view that takes what its own claim measures, as one that takes any measurement. */
export function viewFor<Id extends ClaimId>(
  claim: Id,
  View: ComponentType<ClaimViewProps<MeasuredBy<Id>>>,
): ComponentType<ClaimViewProps> {
  return function ViewOfClaim({ measured, stale }: ClaimViewProps) {
    return isOf(measured, claim) ? <View measured={measured} stale={stale} /> : null;
  };
}

function isOf<Id extends ClaimId>(measured: Measured, claim: Id): measured is MeasuredBy<Id> {
  return measured.claim === claim;
}
