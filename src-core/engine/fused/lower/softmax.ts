import { lastAxis } from '../../../nodes/shape-rules';
import { softmax, softmaxBackward } from '../assembly/codes.assembly';
import type { Site } from '../sites';
import { known, type Lowering } from './define-lowering';

export const softmaxLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    emit(softmax, [known(inputs[0]), output, ...groupsOf(site)], { numbers: 3 * rows * site.width });
  },
  backward({ site, output, error, rows, emit, give }) {
    const numbers = 2 * rows * site.width;
    give(0, (into) => emit(softmaxBackward, [output, error, into, ...groupsOf(site)], { numbers }), true);
  },
};

/** Groups a sample, and the length of each: runs of the last axis. */
export function groupsOf({ operation, width }: Site): readonly [number, number] {
  const length = Math.max(lastAxis(operation.outputShape), 1);
  return [width / length, length];
}
