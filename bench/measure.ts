export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The smallest value that has a share of all below it; of none NaN. */
export function percentile(share: number, values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** Ratio of two sides round by round: what slows the machine for a while slows both. */
export function ratioOf(one: readonly number[], other: readonly number[]): Spread {
  return spreadOf(one.map((figure, round) => figure / (other[round] ?? Number.NaN)));
}

/**
 * Figures of every contender, one a round. All run once in each round; who begins changes from round to round, so that
 * nobody always comes after the same neighbour. The first round warms up and does not count.
 */
export async function interleave<Contender>(
  contenders: readonly Contender[],
  rounds: number,
  run: (contender: Contender) => Promise<number>,
): Promise<ReadonlyMap<Contender, readonly number[]>> {
  const figures = new Map(contenders.map((contender): [Contender, number[]] => [contender, []]));
  for (let round = 0; round <= rounds; round++) {
    const first = round % Math.max(contenders.length, 1);
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const figure = await run(contender);
      if (round > 0) figures.get(contender)?.push(figure);
    }
  }
  return figures;
}
