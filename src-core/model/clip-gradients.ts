import type { TrainSettings } from '../graph/document';
import type { Tensor, Tfjs } from '../tfjs';

export type ClippingSettings = Pick<TrainSettings, 'clipping' | 'clipLimit'>;

/**
 * Gradients of which no number is larger than the limit, or whose norm over all of them together is not (Pascanu and
 * others 2013). They come after the penalties, as in Keras. Call it inside `tf.tidy`.
 */
export function clipGradients(
  tfjs: Tfjs,
  { clipping, clipLimit }: ClippingSettings,
  gradients: readonly (Tensor | null)[],
): readonly (Tensor | null)[] {
  if (clipping === 'off') return gradients;
  if (clipping === 'value') {
    return gradients.map((gradient) => gradient && tfjs.clipByValue(gradient, -clipLimit, clipLimit));
  }
  const squares = gradients.reduce((sum, gradient) => sum + (gradient ? sumOfSquares(gradient.dataSync()) : 0), 0);
  const norm = Math.sqrt(squares);
  if (norm <= clipLimit) return gradients;
  return gradients.map((gradient) => gradient && tfjs.mul(gradient, clipLimit / norm));
}

function sumOfSquares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += (values[index] ?? 0) ** 2;
  return sum;
}
