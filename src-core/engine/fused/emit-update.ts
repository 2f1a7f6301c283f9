import { batchNorm as batchNormDefinition } from '../../nodes/batch-norm';
import type { TrainPlan } from '../../plan/plan';
import * as code from './assembly/codes.assembly';
import { floatBits, type Instructions } from './instructions';
import { statisticsOf } from './lower/batch-norm';
import { known } from './lower/define-lowering';
import type { ParameterPlaces, Site } from './sites';
import { ruleOf } from './update-rule';

/** Emits the penalties of weights, after their gradients. */
export function emitPenalties({ emit }: Instructions, { weights }: ParameterPlaces): void {
  for (const { spec, address, gradient, count } of weights.flat()) {
    const { l1 = 0, l2 = 0, trainable } = spec;
    if (!trainable || (l1 <= 0 && l2 <= 0)) continue;
    emit(code.penalty, [address, gradient, count, floatBits(l1), floatBits(l2)]);
  }
}

/** Emits what follows a minibatch whose loss is finite: running means, then all weights in one pass. */
export function emitUpdate(
  { emit }: Instructions,
  { training }: TrainPlan,
  sites: readonly Site[],
  { parameters, gradients, count }: ParameterPlaces,
  slots: readonly number[],
): void {
  for (const site of sites) {
    if (site.operation.type !== 'batch-norm') continue;
    const [, , mean, variance] = site.weights;
    const { momentum } = batchNormDefinition.params.parse(site.operation.params);
    const batch = statisticsOf(site);
    const share = floatBits(1 - momentum);
    emit(code.followRunning, [known(mean?.address), batch.mean, known(mean?.count), share]);
    emit(code.followRunning, [known(variance?.address), batch.variance, known(variance?.count), share]);
  }
  if (count === 0) return;
  if (training.clipping !== 'off') {
    emit(code.clip, [training.clipping === 'norm' ? 1 : 0, gradients, count, floatBits(training.clipLimit)]);
  }
  const [first = 0, second = 0] = slots;
  const operands = [ruleOf(training.optimizer), parameters, gradients, first, second, count];
  emit(code.update, [...operands, floatBits(training.momentum)], { numbers: (2 + slots.length) * count });
}
