import type { PlanOperation } from '../plan/plan';

/** How large a node's outputs are over the probe. */
export interface NodeFigures {
  readonly mean: number;
  /** Share of the outputs that are above 0. */
  readonly above: number;
  /** The output farthest from 0. */
  readonly largest: number;
  /** For tanh and sigmoid: share of the outputs whose size, on the scale from −1 to 1, is above 0.95; else `null`. */
  readonly saturated: number | null;
}

/** Rows of the test split on which a node is measured, or all of fewer. */
export const probeRows = 256;

/** Beyond this part of its reach a bounded function is flat: tanh′ is below a tenth of its largest. */
export const saturatedAbove = 0.95;

/** In one pass, without garbage: it is taken four times a second while a network trains. */
export function nodeFigures({ type, params }: PlanOperation, values: Float32Array): NodeFigures {
  const bounded = type === 'activation' ? boundsOf(params.function) : null;
  // On the scale from −1 to 1: y for tanh, 2 y − 1 for sigmoid.
  const [scale, shift] = bounded ?? [1, 0];
  let [sum, above, largest, saturated] = [0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    sum += value;
    if (value > 0) above += 1;
    if (Math.abs(value) > Math.abs(largest)) largest = value;
    if (Math.abs(value * scale + shift) > saturatedAbove) saturated += 1;
  }
  const count = Math.max(values.length, 1);
  return {
    mean: sum / count,
    above: above / count,
    largest,
    saturated: bounded === null ? null : saturated / count,
  };
}

function boundsOf(chosen: unknown): readonly [scale: number, shift: number] | null {
  if (chosen === 'tanh') return [1, 0];
  return chosen === 'sigmoid' ? [2, -1] : null;
}
