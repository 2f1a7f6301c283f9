import { blank } from './blank';
import type { Template } from './define-template';
import { fashionCnn } from './fashion-cnn';
import { fashionMlp } from './fashion-mlp';
import { firstMlp } from './first-mlp';
import { softmaxRegression } from './softmax-regression';
import { spirals } from './spirals';
import { twoHiddenLayers } from './two-hidden-layers';
import { xorByHand } from './xor-by-hand';
import { xorLearned } from './xor-learned';

/** Every template, in the chapter's order; what goes beyond it stands beside what it is compared with. */
export const templates: readonly Template[] = [
  blank,
  softmaxRegression,
  firstMlp,
  fashionMlp,
  twoHiddenLayers,
  fashionCnn,
  xorByHand,
  xorLearned,
  spirals,
];

export function findTemplate(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}
