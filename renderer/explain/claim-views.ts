import type { ComponentType } from 'react';
import type { ClaimId } from '../../src-core/explain/registry';
import { type ClaimViewProps, viewFor } from './claim-view';
import { BatchNormView } from './views/batch-norm-view';
import { LinearCollapseView } from './views/linear-collapse-view';
import { RankView } from './views/rank-view';
import { TanhSigmoidView } from './views/tanh-sigmoid-view';

/** A view for every claim: one that has none does not compile. */
export const claimViews: Readonly<Record<ClaimId, ComponentType<ClaimViewProps>>> = {
  'linear-collapse': viewFor('linear-collapse', LinearCollapseView),
  'tanh-sigmoid': viewFor('tanh-sigmoid', TanhSigmoidView),
  rank: viewFor('rank', RankView),
  'batch-norm': viewFor('batch-norm', BatchNormView),
};
