import { blank } from './blank';
import { bodyTemperature, bodyTemperatureLinear } from './body-temperature';
import { curveDeep, curveWide } from './curve';
import type { Template } from './define-template';
import { divergingRate } from './diverging-rate';
import { divergingScale } from './diverging-scale';
import { divergingWeights } from './diverging-weights';
import { derivatives, linearBottleneck, minibatchNonlinearity, piecewiseLinear, tanhIsSigmoid } from './exercises';
import { fashionCnn } from './fashion-cnn';
import { fashionMlp } from './fashion-mlp';
import { firstMlp } from './first-mlp';
import { halfInverted, halfInvertedLinear } from './half-inverted';
import { income } from './income';
import { linearStack } from './linear-stack';
import { preluCircles } from './prelu-circles';
import { reluCircles } from './relu-circles';
import { sawDeep } from './saw';
import { sigmoidMoons } from './sigmoid-moons';
import { softmaxRegression } from './softmax-regression';
import { spirals } from './spirals';
import { twoHiddenLayers } from './two-hidden-layers';
import { deepRelu, vanishingGradients } from './vanishing';
import { xorByHand } from './xor-by-hand';
import { xorLearned } from './xor-learned';
import { xorLinear } from './xor-linear';

/** Every template, in the chapter's order; what goes beyond it stands at the end. */
export const templates: readonly Template[] = [
  blank,
  softmaxRegression,
  income,
  bodyTemperatureLinear,
  bodyTemperature,
  halfInvertedLinear,
  halfInverted,
  firstMlp,
  linearStack,
  fashionMlp,
  xorLinear,
  xorByHand,
  xorLearned,
  curveWide,
  curveDeep,
  sawDeep,
  twoHiddenLayers,
  reluCircles,
  preluCircles,
  vanishingGradients,
  deepRelu,
  sigmoidMoons,
  spirals,
  derivatives,
  piecewiseLinear,
  tanhIsSigmoid,
  linearBottleneck,
  minibatchNonlinearity,
  fashionCnn,
  divergingRate,
  divergingWeights,
  divergingScale,
];

export function findTemplate(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}
