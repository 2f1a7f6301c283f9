import { fail, ok, type Result } from '../result';
import type { Cost, Shape, ShapeProblem } from './define-node';

/** More numbers than this in one sample is a slip, not a network: 16,777,216. */
const mostElements = 2 ** 24;

export const freeOfCost: Cost = { parameters: 0, multiplyAdds: 0, activations: 0 };

/** Numbers in a tensor of that shape; 1 for a shape without axes. */
export function elementsOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Length of the last axis; 1 for a shape without axes. */
export function lastAxis(shape: Shape): number {
  return shape.at(-1) ?? 1;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** `28 × 28 × 1`; `batch × 784` is left to who shows a batch. */
export function formatShape(shape: Shape): string {
  return shape.join(' × ');
}

/** The single input as it is: activations, dropout, normalisation. */
export function keepsShape(inputs: readonly Shape[]): Result<Shape, ShapeProblem> {
  const [input] = inputs;
  return input ? ok(input) : fail({ kind: 'impossible', text: 'has no input' });
}

/** `[n]` of a flat input, for layers that multiply by a matrix. */
export function wantsFlat(inputs: readonly Shape[]): Result<Shape, ShapeProblem> {
  const [input] = inputs;
  if (!input) return fail({ kind: 'impossible', text: 'has no input' });
  return input.length === 1 ? ok(input) : fail({ kind: 'wants-flat', got: input });
}

/** `[height, width, channels]` of an image, for layers that slide a window over it. */
export function wantsImage(inputs: readonly Shape[]): Result<readonly [number, number, number], ShapeProblem> {
  const [input] = inputs;
  if (!input) return fail({ kind: 'impossible', text: 'has no input' });
  const [height, width, channels] = input;
  if (input.length !== 3 || height === undefined || width === undefined || channels === undefined) {
    return fail({ kind: 'wants-image', got: input });
  }
  return ok([height, width, channels]);
}

/** All inputs alike: the shape of the first. */
export function allAlike(inputs: readonly Shape[]): Result<Shape, ShapeProblem> {
  const [first, ...others] = inputs;
  if (!first) return fail({ kind: 'impossible', text: 'has no input' });
  const odd = others.findIndex((other) => !sameShape(first, other));
  const other = others[odd];
  return other ? fail({ kind: 'shapes-differ', first, other, slot: odd + 1 }) : ok(first);
}

/** Joined along the last axis; all other axes must agree. */
export function joinedOnLastAxis(inputs: readonly Shape[]): Result<Shape, ShapeProblem> {
  const [first, ...others] = inputs;
  if (!first) return fail({ kind: 'impossible', text: 'has no input' });
  const odd = others.findIndex((other) => !sameShape(first.slice(0, -1), other.slice(0, -1)));
  const other = others[odd];
  if (other) return fail({ kind: 'shapes-differ', first, other, slot: odd + 1 });
  const width = inputs.reduce((sum, shape) => sum + lastAxis(shape), 0);
  return notTooLarge([...first.slice(0, -1), width]);
}

/** The shape, unless one sample of it would not fit in memory. */
export function notTooLarge(shape: Shape): Result<Shape, ShapeProblem> {
  return elementsOf(shape) <= mostElements
    ? ok(shape)
    : fail({ kind: 'impossible', text: `would give more than ${mostElements.toLocaleString('en')} numbers a sample` });
}
