import { batchNormLab } from './batch-norm-lab';
import { deadUnits } from './dead-units';
import type { ClaimGraph, Invitation } from './define-claim';
import { depthOrWidth } from './depth-or-width';
import { gradientFlow } from './gradient-flow';
import { invertedImages } from './inverted-images';
import { lineProbe } from './line-probe';
import { linearCollapse } from './linear-collapse';
import { monotonicity } from './monotonicity';
import { rank } from './rank';
import { regionMap } from './region-map';
import { remedy } from './remedy';
import { tanhSigmoid } from './tanh-sigmoid';
import { xorLimit } from './xor-limit';

/** The chapter's claims in its order. */
export const claims = [
  monotonicity,
  remedy,
  invertedImages,
  linearCollapse,
  xorLimit,
  depthOrWidth,
  deadUnits,
  gradientFlow,
  lineProbe,
  regionMap,
  tanhSigmoid,
  rank,
  batchNormLab,
] as const;

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
