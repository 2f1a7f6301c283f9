interface Place {
  readonly x: number;
  readonly y: number;
}

/** The card that an arrow key leads to from `here`; `null` at the end, and for every other key. */
export function nextCard(places: readonly Place[], here: number, key: string): number | null {
  const from = places[here];
  if (from === undefined) return null;
  if (key === 'ArrowRight') return here + 1 < places.length ? here + 1 : null;
  if (key === 'ArrowLeft') return here > 0 ? here - 1 : null;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const sign = key === 'ArrowDown' ? 1 : -1;
  const ahead = places.filter(({ y }) => sign * (y - from.y) > 0);
  const row = ahead.reduce<number | null>((best, { y }) => (best === null || sign * (best - y) > 0 ? y : best), null);
  if (row === null) return null;
  const distance = ({ x }: Place): number => Math.abs(x - from.x);
  const inRow = ahead.filter(({ y }) => y === row).sort((one, other) => distance(one) - distance(other));
  return inRow[0] === undefined ? null : places.indexOf(inRow[0]);
}
