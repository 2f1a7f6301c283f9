/** A tick of the slider: the end of an epoch. */
export interface EpochTick {
  /** Index into the kept steps. */
  readonly place: number;
  readonly epoch: number;
  /** Whether its number is printed: they are at least `apart` places of the slider from each other. */
  readonly named: boolean;
}

/**
 * The ends of epochs among the kept steps. Every kept step has the same room on the slider, so that the first epoch, in
 * which most happens, is not pressed into a few pixels.
 * @param mostNames how many numbers there is room for
 */
export function epochTicks(kept: readonly number[], stepsPerEpoch: number, mostNames: number): readonly EpochTick[] {
  if (stepsPerEpoch <= 0) return [];
  const ends = kept.flatMap((step, place) =>
    step % stepsPerEpoch === 0 ? [{ place, epoch: step / stepsPerEpoch }] : [],
  );
  const apart = Math.max(1, kept.length / Math.max(1, mostNames));
  let last = Number.NEGATIVE_INFINITY;
  return ends.map(({ place, epoch }, index) => {
    // The last one has no neighbour on its right; one before it gives way to it.
    const toEnd = (ends.at(-1)?.place ?? place) - place;
    const named = place - last >= apart && (index === ends.length - 1 || toEnd >= apart);
    if (named) last = place;
    return { place, epoch, named };
  });
}

/** "epoch 4" at its end, else "epoch 0.34". */
export function epochText(step: number, stepsPerEpoch: number): string {
  const epoch = step / Math.max(1, stepsPerEpoch);
  return Number.isInteger(epoch) ? `epoch ${epoch}` : `epoch ${epoch.toFixed(2)}`;
}
