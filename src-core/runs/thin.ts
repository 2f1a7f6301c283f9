/** At most `limit` items, evenly spread, the first and the last among them. */
export function thinned<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  const step = (items.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => Math.round(index * step)).flatMap((at) => {
    const item = items[at];
    return item === undefined ? [] : [item];
  });
}

/** Means of so many values each that at most `limit` are left; a rest at the end that is no whole group is dropped. */
export function means(
  values: ArrayLike<number>,
  limit: number,
): { readonly every: number; readonly values: Float32Array } {
  const every = Math.max(1, Math.ceil(values.length / limit));
  const kept = new Float32Array(Math.floor(values.length / every));
  for (let group = 0; group < kept.length; group++) {
    let sum = 0;
    for (let index = group * every; index < (group + 1) * every; index++) sum += values[index] ?? Number.NaN;
    kept[group] = sum / every;
  }
  return { every, values: kept };
}
