/** The smallest of many numbers that change one by one. */
export interface Nearest {
  set(place: number, value: number): void;
  at(place: number): number;
  /** Of the smallest number, and of equal ones the first. */
  place(): number;
}

/** As a tournament: each pair's smaller number goes on to the next round, so that a change costs log₂ of their count. */
export function makeNearest(count: number): Nearest {
  let size = 1;
  while (size < count) size *= 2;
  // Round by round from the root at 1; the numbers themselves are the second half.
  const rounds = new Float64Array(2 * size).fill(Number.POSITIVE_INFINITY);
  const winner = (node: number): number => Math.min(rounds[2 * node] ?? 0, rounds[2 * node + 1] ?? 0);
  return {
    set(place, value) {
      let node = size + place;
      rounds[node] = value;
      for (node >>= 1; node >= 1; node >>= 1) {
        const smaller = winner(node);
        if (rounds[node] === smaller) return;
        rounds[node] = smaller;
      }
    },
    at: (place) => rounds[size + place] ?? Number.POSITIVE_INFINITY,
    place() {
      let node = 1;
      while (node < size) node = 2 * node + (rounds[2 * node] === rounds[node] ? 0 : 1);
      return node - size;
    },
  };
}
