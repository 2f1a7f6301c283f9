/** Answers with the value of a key that was asked for lately, or makes it. */
export type Recent<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

/**
 * Keeps the values of the `size` keys asked for last, and with them what is still being made, so that two who ask at once
 * share it. A rejection, or a value that is not worth keeping, is forgotten: the next one who asks tries again.
 */
export function keepRecent<Value>(size: number, isWorthKeeping: (value: Value) => boolean = () => true): Recent<Value> {
  /** In the order of the last asking, the newest at the end. */
  const kept = new Map<string, Promise<Value>>();

  return (key, make) => {
    const value = kept.get(key) ?? begin(key, make);
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    return value;
  };

  function begin(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = make();
    const forget = (): void => {
      // The key may have been dropped and made anew since.
      if (kept.get(key) === value) kept.delete(key);
    };
    value.then((made) => {
      if (!isWorthKeeping(made)) forget();
    }, forget);
    return value;
  }
}
