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
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => isEqual(item, b[at]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  let missing = Object.keys(b).length;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !isEqual(a[key], b[key])) return false;
    missing -= 1;
  }
  return missing === 0;
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value);
}

/** The earlier map where both have the same keys in the same order with identical values. */
export function reuseMap<Key, Value>(
  earlier: ReadonlyMap<Key, Value> | undefined,
  later: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  if (earlier?.size !== later.size) return later;
  const keys = earlier.keys();
  for (const [key, value] of later) {
    if (keys.next().value !== key || earlier.get(key) !== value) return later;
  }
  return earlier;
}

/**
 * A list whose members are reused by content, and itself where all are the same in the same order.
 * @param keyOf equal for equal items, and seldom for others
 */
export function reuseList<Item>(
  earlier: readonly Item[],
  later: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  let known: ReadonlyMap<string, readonly Item[]> | null = null;
  const items = later.map((item, index) => {
    const there = earlier[index];
    if (there !== undefined && isEqual(there, item)) return there;
    known ??= grouped(earlier, keyOf);
    return known.get(keyOf(item))?.find((candidate) => isEqual(candidate, item)) ?? item;
  });
  const same = items.length === earlier.length && items.every((item, index) => item === earlier[index]);
  return same ? earlier : items;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
