import { dropout as definition } from '../../../nodes/dropout';
import type { PlanOperation } from '../../../plan/plan';
import { dropout, dropoutBackward } from '../assembly/codes.assembly';
import { floatBits } from '../instructions';
import { known, type Lowering } from './define-lowering';

export const dropoutLowering: Lowering = {
  passesOn: (operation, mode) => mode === 'inference' || rateOf(operation) === 0,
  forward({ site, inputs, output, emit, stream }) {
    const rate = rateOf(site.operation);
    const mask = site.rowBuffer('mask', site.width);
    // A whole number is below rate · 2³² where it is below the next whole one.
    const threshold = Math.ceil(rate * 2 ** 32) | 0;
    emit(dropout, [known(inputs[0]), mask, output, site.width, threshold, floatBits(1 / (1 - rate)), stream()]);
  },
  backward({ site, error, rows, emit, give }) {
    const mask = site.rowBuffer('mask', site.width);
    const numbers = rows * site.width;
    give(0, (into) => emit(dropoutBackward, [error, mask, into, site.width], { numbers }), true);
  },
};

export function rateOf({ params }: PlanOperation): number {
  return definition.params.parse(params).rate;
}
