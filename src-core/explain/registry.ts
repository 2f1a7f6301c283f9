import { batchNormLab } from './batch-norm-lab';
import type { ClaimGraph, Invitation } from './define-claim';
import { linearCollapse } from './linear-collapse';
import { rank } from './rank';
import { tanhSigmoid } from './tanh-sigmoid';

/** The chapter's claims in its order. */
export const claims = [linearCollapse, tanhSigmoid, rank, batchNormLab] as const;

type AnyClaim = (typeof claims)[number];
export type ClaimId = AnyClaim['id'];
/** What any claim measures; `claim` tells which. */
export type Measured = Extract<Awaited<ReturnType<AnyClaim['measure']>>, { readonly ok: true }>['value'];
export type MeasuredBy<Id extends ClaimId> = Extract<Measured, { readonly claim: Id }>;

export function findClaim(id: string): AnyClaim | null {
  return claims.find((claim) => claim.id === id) ?? null;
}

export interface Invited extends Invitation {
  readonly claim: ClaimId;
}

/** The claims that a network invites, the strongest first; equals in the chapter's order. */
export function invitations(graph: ClaimGraph): readonly Invited[] {
  const invited = claims.flatMap((claim): Invited[] => {
    const invitation = claim.invitedBy(graph);
    return invitation ? [{ ...invitation, claim: claim.id }] : [];
  });
  return invited.sort((one, other) => other.strength - one.strength);
}
