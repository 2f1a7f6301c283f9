import { activationLowering } from './activation';
import { batchNormLowering } from './batch-norm';
import { addLowering, concatenateLowering } from './combine';
import { conv2dLowering } from './conv2d';
import type { Lowering } from './define-lowering';
import { denseLowering } from './dense';
import { dropoutLowering } from './dropout';
import { layerNormLowering } from './layer-norm';
import { averagePoolLowering, globalAveragePoolLowering, maxPoolLowering } from './pools';
import { softmaxLowering } from './softmax';

/** Its forward pass is the reading of the data, which the program begins with. */
const inputLowering: Lowering = { forward() {}, backward() {} };

/** The numbers stay in their order: only their shape is another. */
const reshapeLowering: Lowering = { passesOn: () => true, forward() {}, backward() {} };

const byType: ReadonlyMap<string, Lowering> = new Map([
  ['input', inputLowering],
  ['flatten', reshapeLowering],
  ['reshape', reshapeLowering],
  ['dense', denseLowering],
  ['activation', activationLowering],
  ['softmax', softmaxLowering],
  ['dropout', dropoutLowering],
  ['batch-norm', batchNormLowering],
  ['layer-norm', layerNormLowering],
  ['add', addLowering],
  ['concatenate', concatenateLowering],
  ['conv2d', conv2dLowering],
  ['max-pool', maxPoolLowering],
  ['average-pool', averagePoolLowering],
  ['global-average-pool', globalAveragePoolLowering],
]);

/** `null` for a node type that the fused engine does not compute. */
export function findLowering(type: string): Lowering | null {
  return byType.get(type) ?? null;
}
