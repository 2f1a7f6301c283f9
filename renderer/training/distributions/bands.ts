import type { Distribution } from '../../../src-core/training/distribution';
import type { DistributionsByStep } from '../../store/distribution-feed';
import type { Stretch } from '../curve';

/** What one kept step shows: a column from half-way to the one before to half-way to the next. */
export interface Band {
  readonly step: number;
  /** In epochs. */
  readonly epoch: number;
  readonly left: number;
  readonly right: number;
  readonly distribution: Distribution;
}

/** Columns in sight, ascending. @param end where the run stands, in epochs */
export function bandsOf(
  known: DistributionsByStep,
  stepsPerEpoch: number,
  end: number,
  seen: Stretch,
): readonly Band[] {
  const perEpoch = Math.max(1, stepsPerEpoch);
  const places = [...known]
    .flatMap(([step, distribution]) => (distribution === null ? [] : [{ step, epoch: step / perEpoch, distribution }]))
    .sort((one, other) => one.step - other.step);
  const between = (one: number | undefined, other: number | undefined): number | undefined =>
    one === undefined || other === undefined ? undefined : (one + other) / 2;
  return places
    .map((place, index): Band => {
      const left = between(places[index - 1]?.epoch, place.epoch) ?? 0;
      const right = between(place.epoch, places[index + 1]?.epoch) ?? Math.max(end, place.epoch);
      return { ...place, left, right };
    })
    .filter(({ left, right }) => right >= seen.low && left <= seen.high);
}

/** The range of values that holds all columns; `null` without any. */
export function rangeOf(bands: readonly Band[]): { readonly low: number; readonly high: number } | null {
  if (bands.length === 0) return null;
  return {
    low: Math.min(...bands.map(({ distribution }) => distribution.low)),
    high: Math.max(...bands.map(({ distribution }) => distribution.high)),
  };
}

/** The column at an epoch. */
export function bandAt(bands: readonly Band[], epoch: number): Band | null {
  return bands.find(({ left, right }) => epoch >= left && epoch <= right) ?? null;
}

/** The share of a column's numbers in the bin that holds a value, and the bin's ends; `null` beyond them. */
export function binAt({ low, high, counts, count }: Distribution, value: number) {
  const width = (high - low) / counts.length;
  const bin = Math.floor((value - low) / width);
  const found = counts[bin];
  if (found === undefined || value < low) return null;
  return { low: low + bin * width, high: low + (bin + 1) * width, share: found / Math.max(count, 1) };
}
