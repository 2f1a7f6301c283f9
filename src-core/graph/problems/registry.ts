import type { GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';
import { cycleProblems } from './cycles';
import { dropoutInputProblems } from './dropout-input';
import { dropoutLogitProblems } from './dropout-logits';
import { endProblems } from './ends';
import { headProblems } from './head';
import { learningRateProblems } from './learning-rate';
import { linearBottleneckProblems } from './linear-bottleneck';
import { linearCollapseProblems } from './linear-collapse';
import { linearLimitProblems } from './linear-limit';
import { logitProblems } from './logits';
import { oneUnitProblems } from './one-unit';
import { settingProblems } from './settings';
import { shapeProblems } from './shapes';
import { sigmoidDepthProblems } from './sigmoid-depth';
import { smallBatchNormProblems } from './small-batch-norm';
import { softmaxInsideProblems } from './softmax-inside';
import { softmaxProblems } from './softmax-twice';
import { typedWeightProblems } from './typed-weights';
import { unscaledDataProblems } from './unscaled-data';
import { wireProblems } from './wires';

/** A rule: looks at the facts of a graph, changes nothing, and says what is wrong. */
export interface Check {
  /**
   * `structure` and `wires` tell whether the network is whole: one way in, one way out, nothing missing between.
   * `network` is asked only then, so that a broken chain is not also blamed for what its stump gives; `part` always.
   */
  readonly about: 'structure' | 'wires' | 'part' | 'network';
  find(facts: GraphFacts): readonly Problem[];
}

/** Every check. Problems of one severity on one node are shown in this order. */
export const checks: readonly Check[] = [
  { about: 'structure', find: endProblems },
  { about: 'structure', find: cycleProblems },
  { about: 'wires', find: wireProblems },
  { about: 'part', find: shapeProblems },
  { about: 'network', find: headProblems },
  { about: 'network', find: logitProblems },
  { about: 'network', find: dropoutLogitProblems },
  { about: 'network', find: dropoutInputProblems },
  { about: 'network', find: unscaledDataProblems },
  { about: 'network', find: smallBatchNormProblems },
  { about: 'network', find: sigmoidDepthProblems },
  { about: 'network', find: linearBottleneckProblems },
  { about: 'network', find: linearCollapseProblems },
  { about: 'network', find: oneUnitProblems },
  { about: 'network', find: linearLimitProblems },
  { about: 'network', find: softmaxInsideProblems },
  { about: 'part', find: softmaxProblems },
  { about: 'part', find: typedWeightProblems },
  { about: 'part', find: settingProblems },
  { about: 'part', find: learningRateProblems },
];
