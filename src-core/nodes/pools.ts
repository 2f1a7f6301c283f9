import { z } from 'zod';
import type { Field } from './define-node';
import { paddingField, strideField, type Window, windowParams, windowSizeFields } from './windows';

/** Params of both pools. */
export const poolParams = z.strictObject({
  ...windowParams,
  /** `window`: by the pool's own size, so that pools do not overlap. `own`: by `stride`. */
  strides: z.enum(['window', 'own']),
});

export type PoolParams = z.infer<typeof poolParams>;

export const poolDefaults: PoolParams = {
  windowHeight: 2,
  windowWidth: 2,
  strides: 'window',
  stride: 2,
  padding: 'valid',
};

export const poolFields = [
  ...windowSizeFields('Pool'),
  {
    control: 'select',
    key: 'strides',
    label: 'Steps',
    hint: 'By the pool’s own size, or by a stride of its own.',
    options: [
      { value: 'window', label: 'As the pool' },
      { value: 'own', label: 'Stride' },
    ],
  },
  { ...strideField, when: { key: 'strides', is: ['own'] } },
  paddingField,
] as const satisfies readonly Field<PoolParams>[];

export function poolWindow({ windowHeight, windowWidth, strides, stride, padding }: PoolParams): Window {
  const [vertical, horizontal] = strides === 'own' ? [stride, stride] : [windowHeight, windowWidth];
  return { height: windowHeight, width: windowWidth, strides: [vertical, horizontal], padding };
}
