import {
  type ActivationFunction,
  activationFunctions,
  findActivationFunction,
} from '../../src-core/nodes/activation-functions';
import { benchPoints } from './bench-curve';

/** A function laid over another on the bench. */
export interface Overlay {
  readonly id: string;
  readonly title: string;
  value(x: number): number;
  /** Largest distance from the function that it is laid over, on the bench's places. */
  readonly apart: number;
}

interface Identity {
  readonly of: string;
  readonly title: string;
  readonly value: (x: number) => number;
}

const valueAt = (id: string, x: number): number => findActivationFunction(id)?.value(x, 0) ?? Number.NaN;

/** Both sides of exercise 3, and the softmax over {z, 0} that a sigmoid is (4.1.2.2). */
const identities: readonly Identity[] = [
  { of: 'tanh', title: '2 sigmoid(2x) − 1', value: (x) => 2 * valueAt('sigmoid', 2 * x) - 1 },
  { of: 'sigmoid', title: '(tanh(x/2) + 1) / 2', value: (x) => (valueAt('tanh', x / 2) + 1) / 2 },
  { of: 'sigmoid', title: 'softmax over {x, 0}', value: (x) => Math.exp(x) / (Math.exp(x) + 1) },
  { of: 'softplus', title: 'its limit, ReLU', value: (x) => Math.max(x, 0) },
];

/** What can be laid over a function: other forms of it first, then the others. */
export function overlaysFor(id: string, slope: number): readonly Overlay[] {
  const shown = findActivationFunction(id);
  if (shown === null) return [];
  const make = (other: string, title: string, value: (x: number) => number): Overlay => ({
    id: other,
    title,
    value,
    apart: benchPoints.reduce((most, x) => Math.max(most, Math.abs(shown.value(x, slope) - value(x))), 0),
  });
  return [
    ...identities.filter(({ of }) => of === id).map(({ title, value }) => make(title, title, value)),
    ...activationFunctions
      .filter((other) => other.id !== id)
      .map((other) => make(other.id, other.title, (x) => other.value(x, 0.25))),
  ];
}

/** Where on the bench a function rises fastest. */
export function largestSlope(
  activation: ActivationFunction,
  slope: number,
): { readonly at: number; readonly slope: number } {
  return benchPoints.reduce(
    (best, at) => {
      const found = activation.derivative(at, slope);
      return found > best.slope ? { at, slope: found } : best;
    },
    { at: 0, slope: activation.derivative(0, slope) },
  );
}
