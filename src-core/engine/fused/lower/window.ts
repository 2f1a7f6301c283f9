import { channelsOf, paddingOf, type Window } from '../../../nodes/windows';
import type { PlanOperation } from '../../../plan/plan';

/** The eleven operands of a window that slides over the images of an operation; see `codes.assembly.ts`. */
export function windowOperands({ inputShapes, outputShape }: PlanOperation, window: Window): readonly number[] {
  const [height = 1, width = 1] = inputShapes[0] ?? [];
  const [down, across] = window.strides;
  const [above] = paddingOf(height, window.height, down, window.padding);
  const [before] = paddingOf(width, window.width, across, window.padding);
  const [outHeight = 1, outWidth = 1] = outputShape;
  const image = [height, width, channelsOf(inputShapes)];
  return [...image, window.height, window.width, down, across, above, before, outHeight, outWidth];
}
