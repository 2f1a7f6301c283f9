import type { ActivationSite } from './along';

/** On which side of 0 each unit is, and which input each max-pool lets through. */
export interface PieceState {
  readonly bending: readonly ActivationSite[];
  readonly on: ReadonlyMap<number, Uint8Array>;
  readonly chosen: ReadonlyMap<number, Int32Array>;
}

export type SwitchEvent =
  | {
      readonly kind: 'unit';
      readonly at: number;
      readonly operation: number;
      readonly unit: number;
      readonly on: boolean;
    }
  | {
      readonly kind: 'pool';
      readonly at: number;
      readonly operation: number;
      readonly output: number;
      readonly input: number;
    };

/** What a unit multiplies by on this piece. */
export function factorOf(
  { operation, activation, slopeOf }: ActivationSite,
  unit: number,
  on: ReadonlyMap<number, Uint8Array>,
): number {
  return activation.id === 'linear' || on.get(operation)?.[unit] === 1 ? 1 : slopeOf(unit);
}
