import type { Dataset } from '../../src-core/datasets/define-dataset';
import type { StepEngine } from '../../src-core/engine/step-engine';
import { makeOrders } from '../../src-core/training/batches';
import type { Net } from '../nets';
import { makeEpochWalk, type Side } from '../side';

/** An engine of ours called bare: no events, no snapshots, no yields. */
export function makeEngineSide(note: string, net: Net, { train }: Dataset, engine: StepEngine): Side {
  const orderOf = makeOrders(1, train.count);
  const walk = makeEpochWalk(
    net.stepsPerEpoch,
    (epoch) => engine.begin(orderOf(epoch)),
    (first, count, step) => engine.train(first, count, step, false).loss.at(-1) ?? Number.NaN,
  );
  return { note, train: walk };
}
