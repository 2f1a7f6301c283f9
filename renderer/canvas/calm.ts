import { useEffect, useRef, useState } from 'react';

/** Numbers on the screen change at most four times a second. */
const interval = 250;

/** The newest value, but a new one at most four times a second; the last one always arrives. */
export function useCalm<Value>(value: Value): Value {
  const [shown, setShown] = useState<{ readonly value: Value }>({ value });
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (Object.is(shown.value, value)) return;
    const wait = Math.max(0, changedAt.current + interval - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setShown({ value });
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown.value;
}
