/** The name that was probably meant: at most two letters added, left out or changed, or one that begins so. */
export function closest(written: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: name.startsWith(written) && written !== '' ? 0 : editDistance(written, name) }))
    .sort((first, second) => first.distance - second.distance);
  const best = ranked[0];
  return best && best.distance <= 2 ? best.name : null;
}

/** Levenshtein 1966, one row at a time. */
function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) {
      const changed = (previous[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
      current[column] = Math.min(changed, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[second.length] ?? 0;
}
