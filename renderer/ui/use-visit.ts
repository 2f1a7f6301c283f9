import { useState } from 'react';

export interface Visit<Value> {
  /** The value before the first change of this visit; begins the visit if there is none. */
  begin(this: void): Value;
  end(this: void): void;
}

/** A visit to a field, from its first change until it is left: everything in between is one undo step. */
export function useVisit<Value>(value: Value): Visit<Value> {
  const [start, setStart] = useState<{ readonly value: Value } | null>(null);
  return {
    begin() {
      if (start !== null) return start.value;
      setStart({ value });
      return value;
    },
    end: () => setStart(null),
  };
}
