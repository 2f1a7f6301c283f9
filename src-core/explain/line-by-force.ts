import type { Dataset } from '../datasets/define-dataset';
import { elementsOf } from '../nodes/shape-rules';
import type { ClaimContext } from './define-claim';
import type { PiecewiseLine } from './kinks';
import { forEachAlong, type Line, largestOf, outputsAlong } from './line-places';

/** Steps of the line at which units are looked at one by one, to count what the solver finds. */
export const forceSteps = 2000;
/** The ends themselves say nothing: on black pixels units start at 0 exactly, and neither switch there nor do not. */
const inward = 1e-6;
/** Pieces that are held against a ruler. */
const mostPieces = 400;

/** What TensorFlow.js itself shows along a line. */
export interface Seen {
  /** Sign changes of single units between neighbours of 2,001 places. */
  readonly signChanges: number;
  /** Largest second difference of three places on one piece, over all logits, as a share of the largest logit. */
  readonly secondDifference: number;
  /** How many pieces that was measured on: all, or the longest. */
  readonly pieces: number;
  readonly units: { readonly flip: number; readonly alwaysOn: number; readonly alwaysOff: number };
}

/** Runs TensorFlow.js along the line: counts the units that change sign, and holds the pieces against a ruler. */
export async function countByForce(
  context: ClaimContext,
  dataset: Dataset,
  line: Line,
  found: PiecewiseLine,
): Promise<Seen> {
  const { plan } = context;
  const even = Array.from({ length: forceSteps + 1 }, (_, step) =>
    Math.min(1 - inward, Math.max(inward, step / forceSteps)),
  );
  const bending = plan.operations
    .slice(0, plan.logits + 1)
    .filter(({ type, params }) => type === 'activation' && params.function !== 'linear');
  const counters = bending.map(({ outputShape }) => makeSignCounter(elementsOf(outputShape)));
  const before = bending.map(({ inputs }) => inputs[0] ?? 0);
  await forEachAlong(context, dataset, line, even, before, (values) =>
    counters.forEach((counter, index) => {
      counter.take(values[index] ?? new Float32Array(0));
    }),
  );
  const units = { flip: 0, alwaysOn: 0, alwaysOff: 0 };
  let signChanges = 0;
  for (const counter of counters) {
    signChanges += counter.changes();
    units.flip += counter.flips();
    units.alwaysOn += counter.always(1);
    units.alwaysOff += counter.always(0);
  }
  const { secondDifference, pieces } = await unevenness(context, dataset, line, found);
  return { signChanges, units, secondDifference, pieces };
}

/** Follows the sign of every unit from place to place, a few places at a time. */
function makeSignCounter(width: number) {
  const now = new Uint8Array(width);
  const changed = new Uint32Array(width);
  let begun = false;
  return {
    /** @param values `[places, width]` */
    take(values: Float32Array): void {
      for (let start = 0; start < values.length; start += width) {
        for (let unit = 0; unit < width; unit++) {
          const sign = (values[start + unit] ?? 0) > 0 ? 1 : 0;
          if (begun && now[unit] !== sign) changed[unit] = (changed[unit] ?? 0) + 1;
          now[unit] = sign;
        }
        begun = true;
      }
    },
    changes: () => changed.reduce((sum, count) => sum + count, 0),
    flips: () => changed.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    always: (sign: 0 | 1) => changed.reduce((sum, count, unit) => sum + (count === 0 && now[unit] === sign ? 1 : 0), 0),
  };
}

/** Largest second difference of a quarter, a half and three quarters of each piece: a kink in it would show. */
async function unevenness(context: ClaimContext, dataset: Dataset, line: Line, { places }: PiecewiseLine) {
  const pieces = places
    .slice(1)
    .map((end, index) => ({ start: places[index] ?? 0, end }))
    .sort((one, other) => other.end - other.start - (one.end - one.start))
    .slice(0, mostPieces);
  const triples = pieces.flatMap(({ start, end }) => [0.25, 0.5, 0.75].map((part) => start + part * (end - start)));
  const logits = await outputsAlong(context, dataset, line, triples, context.plan.logits);
  const width = logits.length / Math.max(1, triples.length);
  let largest = 0;
  for (let piece = 0; piece < pieces.length; piece++) {
    for (let unit = 0; unit < width; unit++) {
      const at = (part: number): number => logits[(3 * piece + part) * width + unit] ?? 0;
      largest = Math.max(largest, Math.abs(at(0) - 2 * at(1) + at(2)));
    }
  }
  return { secondDifference: largest / largestOf(logits), pieces: pieces.length };
}
