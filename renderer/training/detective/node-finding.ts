import type { NodeId } from '../../../src-core/ids';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { sizeText } from '../../../src-core/training/detective/size-text';
import { formatCount } from '../../ui/format';

/** What a diverged run says of one node: `e` went first, `w` helped by growing, `n` only passed it on. */
export interface NodeFinding {
  readonly tone: 'e' | 'w' | 'n';
  /** A few words for its card. */
  readonly words: string;
}

/** So many times its quiet size, in the last minibatch that was finite, is growth. */
const grown = 100;

/** @returns `null` for a node that had no part in it */
export function findingOf({ culprit, steps, data }: Diagnosis, node: NodeId): NodeFinding | null {
  const at = formatCount(culprit.step);
  const readings = steps.flatMap(({ nodes }) => nodes.find((reading) => reading.node === node) ?? []);
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (data !== null) {
    const isInput = steps[0]?.nodes[0]?.node === node;
    return isInput ? { tone: 'e', words: `data: ${sizeText(data.value)} at step ${at}` } : passedOn(last.broken);
  }
  if (node === culprit.node) {
    const what = { backward: 'gradient', update: 'weights', forward: null, loss: null }[culprit.where];
    const words =
      what === null ? `first to leave: ${sizeText(last.largest)} at step ${at}` : `${what} left first, step ${at}`;
    return { tone: 'e', words };
  }
  if (last.broken > 0) return passedOn(last.broken);
  if (last.largest > grown * Math.max(first.largest, 1e-6))
    return { tone: 'w', words: `grew to ${sizeText(last.largest)}` };
  return null;
}

const passedOn = (broken: number): NodeFinding | null =>
  broken > 0 ? { tone: 'n', words: 'not the cause: passed it on' } : null;
