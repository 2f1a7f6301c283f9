import { blank } from './blank';
import type { Template } from './define-template';
import { fashionMlp } from './fashion-mlp';
import { firstMlp } from './first-mlp';
import { softmaxRegression } from './softmax-regression';
import { spirals } from './spirals';
import { twoHiddenLayers } from './two-hidden-layers';
import { xorByHand } from './xor-by-hand';
import { xorLearned } from './xor-learned';

/** Every template, in the chapter's order. */
export const templates: readonly Template[] = [
  blank,
  softmaxRegression,
  firstMlp,
  fashionMlp,
  twoHiddenLayers,
  xorByHand,
  xorLearned,
  spirals,
];

export function findTemplate(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}
