import { z } from 'zod';
import type { Field, Initialiser, WeightSpec } from './define-node';

/** How first weights are drawn. */
export const drawnInitialisers = ['normal', 'glorot', 'he', 'zeros'] as const;

/** Params of every layer with a kernel that is not typed in by hand. */
export const kernelParams = {
  bias: z.boolean(),
  initialiser: z.enum(drawnInitialisers),
  /** Standard deviation σ of the normal initialiser. */
  spread: z.number().min(0).max(10),
  l1: z.number().min(0).max(10),
  l2: z.number().min(0).max(10),
};

export interface KernelParams {
  readonly bias: boolean;
  readonly initialiser: (typeof drawnInitialisers)[number];
  readonly spread: number;
  readonly l1: number;
  readonly l2: number;
}

export const kernelDefaults = { bias: true, initialiser: 'he', spread: 0.05, l1: 0, l2: 0 } as const;

export const drawnInitialiserOptions = [
  { value: 'normal', label: 'Normal' },
  { value: 'glorot', label: 'Glorot uniform' },
  { value: 'he', label: 'He normal' },
  { value: 'zeros', label: 'Zeros' },
] as const;

export const biasField = { control: 'switch', key: 'bias', label: 'Bias' } as const;

export const spreadField = {
  control: 'number',
  key: 'spread',
  label: 'Spread σ',
  min: 0,
  max: 10,
  step: 0.01,
  hint: 'Standard deviation of the first weights.',
  when: { key: 'initialiser', is: ['normal'] },
} as const;

const penalty = { control: 'number', min: 0, max: 10, step: 0.0001 } as const;

export const penaltyFields = [
  { ...penalty, key: 'l1', label: 'L1', hint: 'Adds L1 · Σ|w| to the loss.' },
  { ...penalty, key: 'l2', label: 'L2', hint: 'Adds L2 · Σw² to the loss.' },
] as const;

/** The rows of the form for `kernelParams`. */
export const kernelFields = [
  biasField,
  { control: 'select', key: 'initialiser', label: 'First weights', options: drawnInitialiserOptions },
  spreadField,
  ...penaltyFields,
] as const satisfies readonly Field<KernelParams>[];

/**
 * Glorot and Bengio (2010), He et al. (2015).
 * @param fanIn numbers that one output weighs
 * @param fanOut outputs that one input goes into
 */
export function drawnInitialiser(
  { initialiser, spread }: Pick<KernelParams, 'initialiser' | 'spread'>,
  fanIn: number,
  fanOut: number,
): Initialiser {
  switch (initialiser) {
    case 'normal':
      return { kind: 'normal', deviation: spread };
    case 'glorot':
      return { kind: 'uniform', limit: Math.sqrt(6 / (fanIn + fanOut)) };
    case 'he':
      return { kind: 'normal', deviation: Math.sqrt(2 / Math.max(fanIn, 1)) };
    case 'zeros':
      return { kind: 'zeros' };
  }
}

/** A kernel with its penalties and, where wanted, a bias `[units]` that starts at 0, in tfjs's order. */
export function kernelAndBias(
  kernel: Pick<WeightSpec, 'name' | 'shape' | 'initialise'>,
  units: number,
  { bias, l1, l2 }: Pick<KernelParams, 'bias' | 'l1' | 'l2'>,
): readonly WeightSpec[] {
  const spec: WeightSpec = { ...kernel, trainable: true, ...(l1 > 0 && { l1 }), ...(l2 > 0 && { l2 }) };
  if (!bias) return [spec];
  return [spec, { name: 'bias', shape: [units], trainable: true, initialise: { kind: 'zeros' } }];
}
