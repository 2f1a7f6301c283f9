/**
 * The earlier value where both are equal in depth, so that what did not change keeps its identity and nothing that
 * shows it is drawn again. For plain data: objects, arrays, numbers, texts.
 */
export function reuse<Value>(earlier: Value | undefined, later: Value): Value {
  return earlier !== undefined && isEqual(earlier, later) ? earlier : later;
}

export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, Reflect.get(b, key)));
}

/** A list whose members are reused by content, and itself where all are the same in the same order. */
export function reuseList<Item>(
  earlier: readonly Item[],
  later: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map<string, Item[]>();
  for (const item of earlier) {
    const key = keyOf(item);
    known.set(key, [...(known.get(key) ?? []), item]);
  }
  const items = later.map((item) => known.get(keyOf(item))?.find((candidate) => isEqual(candidate, item)) ?? item);
  const same = items.length === earlier.length && items.every((item, index) => item === earlier[index]);
  return same ? earlier : items;
}
