import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import type { AffineMap } from './affine-map';
import type { LinearRegion } from './linear-regions';

/** What each output of a linear map weighs: a column of W as an image of its inputs. */
export interface ColumnImages {
  readonly height: number;
  readonly width: number;
  /** `[height, width]` row-major each. */
  readonly columns: readonly { readonly output: number; readonly values: Float32Array }[];
}

const most = 10;

/** `null` where what enters is no grey image that was only laid out flat. */
export function columnImagesOf(
  { operations }: TrainPlan,
  { source }: LinearRegion,
  { inputs, outputs, matrix }: AffineMap,
): ColumnImages | null {
  let index = source;
  while (operations[index]?.type === 'flatten' || operations[index]?.type === 'dropout') {
    index = operations[index]?.inputs[0] ?? 0;
  }
  const [height = 0, width = 0, channels] = operations[index]?.outputShape ?? [];
  if (channels !== 1 || elementsOf([height, width]) !== inputs) return null;
  const columns = Array.from({ length: Math.min(outputs, most) }, (_, output) => ({
    output,
    values: Float32Array.from({ length: inputs }, (_value, input) => matrix[input * outputs + output] ?? 0),
  }));
  return { height, width, columns };
}
