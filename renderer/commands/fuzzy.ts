/** Where a query was found in a text. */
export interface Match {
  /** Higher is better; only comparable for one query. */
  readonly score: number;
  /** Found, from and to (exclusive), in order. */
  readonly marks: readonly (readonly [number, number])[];
  /** Letters were found here and there, not as words or their beginnings. */
  readonly loose: boolean;
}

/**
 * Finds the letters of a query in order: best as a piece of the text, then as beginnings of words ("zts" in "Zoom to
 * selection"), then loosely. Blanks of the query only part words. `null` where the letters are not there.
 */
export function fuzzyMatch(query: string, text: string): Match | null {
  const wanted = query.trim().toLowerCase();
  const within = text.toLowerCase();
  if (wanted === '') return { score: 0, marks: [], loose: false };
  const at = bestPiece(wanted, within);
  if (at !== null) {
    const start = at === 0 ? 40 : isWordStart(within, at) ? 20 : 0;
    return { score: 300 + start - text.length / 100, marks: [[at, at + wanted.length]], loose: false };
  }
  const letters = wanted.replace(/\s+/g, '');
  const words = fewestRuns(letters, within, (index) => isWordStart(within, index));
  if (words !== null) return { score: 200 - 10 * words.length - text.length / 100, marks: words, loose: false };
  const loose = fewestRuns(letters, within, () => true);
  return loose === null ? null : { score: 100 - 10 * loose.length - text.length / 100, marks: loose, loose: true };
}

/** Where the query stands whole in the text, at the beginning of a word where it can. */
function bestPiece(query: string, text: string): number | null {
  const first = text.indexOf(query);
  if (first < 0) return null;
  for (let at = first; at >= 0; at = text.indexOf(query, at + 1)) if (isWordStart(text, at)) return at;
  return first;
}

function isWordStart(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[index] ?? '') && !/[\p{L}\p{N}]/u.test(text[index - 1] ?? '');
}

type Run = readonly [number, number];

/** The letters in order, in as few runs of neighbours as can be; a run may start only where it is allowed. */
function fewestRuns(letters: string, text: string, mayStart: (index: number) => boolean): readonly Run[] | null {
  /** Best ways to find the letters so far, by the place of the last. */
  let ways = new Map<number, readonly Run[]>();
  for (const [count, letter] of [...letters].entries()) {
    const next = new Map<number, readonly Run[]>();
    /** The best way that ends before the place looked at. */
    let best: readonly Run[] | null = count === 0 ? [] : null;
    for (let index = 0; index < text.length; index++) {
      if (text[index] === letter) {
        const joined = ways.get(index - 1);
        const last = joined?.at(-1);
        const grown: readonly Run[] | null = joined && last ? [...joined.slice(0, -1), [last[0], index + 1]] : null;
        const started: readonly Run[] | null = best && mayStart(index) ? [...best, [index, index + 1]] : null;
        const way = shorter(grown, started);
        if (way !== null) next.set(index, way);
      }
      best = shorter(best, ways.get(index) ?? null);
    }
    ways = next;
  }
  let found: readonly Run[] | null = null;
  for (const way of ways.values()) found = shorter(found, way);
  return found;
}

function shorter(one: readonly Run[] | null, other: readonly Run[] | null): readonly Run[] | null {
  if (one === null || other === null) return one ?? other;
  return other.length < one.length ? other : one;
}
