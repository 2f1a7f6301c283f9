/** One side of a comparison: `run` trains `samples` samples. */
export interface Contender {
  readonly name: string;
  readonly samples: number;
  prepare?(): Promise<void> | void;
  run(): Promise<void> | void;
}

export interface Measured {
  readonly name: string;
  /** Samples a second. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Each round's figure, in order: rounds of all contenders lie side by side. */
  readonly rounds: readonly number[];
}

/** Rounds in which every contender runs once, so that a busy machine slows all of them alike; one round warms up. */
export async function interleave(contenders: readonly Contender[], rounds: number): Promise<readonly Measured[]> {
  const figures = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      await contender.prepare?.();
      const start = performance.now();
      await contender.run();
      const seconds = (performance.now() - start) / 1000;
      if (round >= 0) figures[index]?.push(contender.samples / seconds);
    }
  }
  return contenders.map(({ name }, index) => summary(name, figures[index] ?? []));
}

function summary(name: string, rounds: readonly number[]): Measured {
  return { name, median: median(rounds), least: Math.min(...rounds), most: Math.max(...rounds), rounds };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Ratio of two contenders round by round: its median, least and most. */
export function ratio(one: Measured, other: Measured): { median: number; least: number; most: number } {
  const ratios = one.rounds.map((figure, round) => figure / (other.rounds[round] ?? NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}
