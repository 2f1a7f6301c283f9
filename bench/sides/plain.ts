import { initialWeights } from '../../src-core/model/initial-weights';
import { orderOfEpoch } from '../../src-core/training/batches';
import { makePlainLoop } from '../plain-loop';
import { planOfNet } from '../plans';
import { makeEpochWalk, type OpenSide } from '../side';

export const openPlain: OpenSide = (net, dataset) => {
  const loop = makePlainLoop(net, dataset, initialWeights(planOfNet(net)));
  const { count: rows } = dataset.train;
  let order: Uint32Array = new Uint32Array(0);
  const train = makeEpochWalk(
    net.stepsPerEpoch,
    (epoch) => {
      order = orderOfEpoch(1, epoch, rows);
    },
    (first, count) => {
      let loss = Number.NaN;
      for (let batch = first; batch < first + count; batch++) {
        loss = loop.step(order, batch * net.batch, (batch + 1) * net.batch);
      }
      return loss;
    },
  );
  return { note: `V8 ${process.versions.v8}, 1 thread`, train };
};
