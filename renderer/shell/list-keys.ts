/** The row of a list that a key moves to; from the last on to the first. `null`: no key of the list. */
export function movedBy(key: string, chosen: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return chosen >= last ? 0 : chosen + 1;
    case 'ArrowUp':
      return chosen <= 0 ? last : chosen - 1;
    case 'PageDown':
      return Math.min(last, chosen + 8);
    case 'PageUp':
      return Math.max(0, chosen - 8);
    default:
      return null;
  }
}
