import type { NodeId } from '../../../src-core/ids';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { sizeText } from '../../../src-core/training/detective/size-text';
import { formatCount } from '../../ui/format';

/** What flowed through a wire of a diverged run. */
export interface WireFinding {
  /** `e`: what flows is no number any more; `w`: it grew on the way there; `null`: it stayed as it was. */
  readonly tone: 'e' | 'w' | null;
  /** Mean absolute value in the last minibatch in which all of it were numbers; `null` where there was none. */
  readonly mean: number | null;
  /** "mean |x| 2.2e37" */
  readonly words: string;
  /** "∞ at step 37", where it ended. */
  readonly badge: string | null;
}

/** So many times its first size is growth. */
const grown = 100;

/** @param from the node that the wire comes from; `null` where the run knew no such node */
export function wireFindingOf({ steps }: Diagnosis, from: NodeId): WireFinding | null {
  const readings = steps.flatMap(({ step, nodes }) => {
    const reading = nodes.find(({ node }) => node === from);
    return reading === undefined ? [] : [{ step, ...reading }];
  });
  const [first] = readings;
  if (first === undefined) return null;
  const end = readings.find(({ broken }) => broken > 0);
  const last = readings.findLast(({ broken, step }) => broken === 0 && (end === undefined || step < end.step));
  const mean = last?.mean ?? null;
  const size = mean === null ? 'no numbers' : `mean |x| ${sizeText(Number(mean.toPrecision(2)))}`;
  const badge = end === undefined ? null : `${sizeText(end.largest)} at step ${formatCount(end.step)}`;
  const isGrown = mean !== null && mean > grown * Math.max(first.mean, 1e-6);
  return {
    tone: end !== undefined ? 'e' : isGrown ? 'w' : null,
    mean,
    words: end !== undefined && mean !== null ? `before: ${sizeText(Number(mean.toPrecision(2)))}` : size,
    badge,
  };
}
