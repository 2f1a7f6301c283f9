import type { RunRecord } from '../../src-core/runs/run-record';
import { formatCount } from '../ui/format';

/**
 * "epoch 2", where the test result of a kept run is of an earlier moment than its last step: it was stopped
 * within a later epoch; those of small networks are evaluated only now and then. `null` where both are of the same weights.
 */
export function testedAfter({ how, points, steps, stepsPerEpoch, test }: RunRecord): string | null {
  const last = points.at(-1)?.epoch;
  if (how !== 'stopped' || test === null || last === undefined || last * stepsPerEpoch === steps) return null;
  return `epoch ${formatCount(last)}`;
}
