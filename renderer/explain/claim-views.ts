import type { ComponentType } from 'react';
import type { ClaimId } from '../../src-core/explain/registry';
import { type ClaimViewProps, viewFor } from './claim-view';
import { BatchNormView } from './views/batch-norm-view';
import { DeadUnitsView } from './views/dead-units-view';
import { DepthView } from './views/depth-view';
import { GradientFlowView } from './views/gradient-flow-view';
import { InvertedImagesView } from './views/inverted-images-view';
import { LineProbeView } from './views/line-probe-view';
import { LinearCollapseView } from './views/linear-collapse-view';
import { MonotonicityView } from './views/monotonicity-view';
import { RankView } from './views/rank-view';
import { RegionMapView } from './views/region-map-view';
import { RemedyView } from './views/remedy-view';
import { TanhSigmoidView } from './views/tanh-sigmoid-view';
import { XorLimitView } from './views/xor-limit-view';

/** A view for every claim: one that has none does not compile. */
export const claimViews: Readonly<Record<ClaimId, ComponentType<ClaimViewProps>>> = {
  monotonicity: viewFor('monotonicity', MonotonicityView),
  remedy: viewFor('remedy', RemedyView),
  'inverted-images': viewFor('inverted-images', InvertedImagesView),
  'depth-or-width': viewFor('depth-or-width', DepthView),
  'linear-collapse': viewFor('linear-collapse', LinearCollapseView),
  'tanh-sigmoid': viewFor('tanh-sigmoid', TanhSigmoidView),
  rank: viewFor('rank', RankView),
  'batch-norm': viewFor('batch-norm', BatchNormView),
  'xor-limit': viewFor('xor-limit', XorLimitView),
  'dead-units': viewFor('dead-units', DeadUnitsView),
  'gradient-flow': viewFor('gradient-flow', GradientFlowView),
  'line-probe': viewFor('line-probe', LineProbeView),
  'region-map': viewFor('region-map', RegionMapView),
};
