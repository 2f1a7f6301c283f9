import type { Dataset } from '../datasets/define-dataset';
import type { ClaimContext } from './define-claim';
import { type Line, largestOf, outputsAlong } from './line-places';

export interface SmoothLine extends Line {
  readonly output: number;
  /** Titles of the functions that are not made of straight pieces. */
  readonly smooth: readonly string[];
}

/** Of 200 steps: three places a twentieth of the line apart are held against a ruler. */
const reach = 10;

/** A network that bends everywhere: a logit at 201 places, and how far three of them are from a straight line. */
export async function seeSmooth(
  context: ClaimContext,
  dataset: Dataset,
  line: SmoothLine,
  /** Share of the largest logit that still counts as straight. */
  straight: number,
) {
  const places = Array.from({ length: 201 }, (_, step) => step / 200);
  const logits = await outputsAlong(context, dataset, line, places, context.plan.logits);
  const width = logits.length / places.length;
  const heights = places.map((_, step) => logits[step * width + line.output] ?? 0);
  const largest = largestOf(logits);
  const bends = heights.slice(reach, -reach).map((height, index) => {
    return Math.abs((heights[index] ?? 0) - 2 * height + (heights[index + 2 * reach] ?? 0)) / largest;
  });
  return {
    places,
    heights,
    secondDifference: Math.max(...bends),
    /** Places that bend by more than `straight`, of all that were looked at. */
    bent: bends.filter((bend) => bend > straight).length,
    looked: bends.length,
  };
}
