import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { formatCount, formatInterval, formatPercent } from './format';

/** An accuracy as it is shown everywhere: "84.6 %", its 95 % interval "[83.9, 85.3]", and "n = 10,000". */
export interface AccuracyWords {
  readonly value: string;
  readonly interval: string;
  readonly n: string;
}

/** @param accuracy share of right answers in 0..1, of `count` rows */
export function accuracyWords(accuracy: number, count: number): AccuracyWords {
  return {
    value: formatPercent(accuracy),
    interval: formatInterval(wilsonInterval(Math.round(accuracy * count), count)),
    n: `n = ${formatCount(count)}`,
  };
}
