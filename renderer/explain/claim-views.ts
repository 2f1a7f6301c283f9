import type { ComponentType } from 'react';
import type { ClaimId } from '../../src-core/explain/registry';
import { type ClaimViewProps, viewFor } from './claim-view';
import { LinearCollapseView } from './views/linear-collapse-view';

/** A view for every claim: one that has none does not compile. */
export const claimViews: Readonly<Record<ClaimId, ComponentType<ClaimViewProps>>> = {
  'linear-collapse': viewFor('linear-collapse', LinearCollapseView),
};
