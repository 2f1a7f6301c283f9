import type { TrainPlan } from '../src-core/plan/plan';
import { type Part, planOf } from '../src-core/testing/plans';
import { shapeOf } from './data';
import type { Net } from './nets';

/** An MLP of the bench as the app plans it: Glorot weights, softmax head, cross-entropy on the logits. */
export function planOfMlp(net: Net): TrainPlan {
  if (net.kind !== 'mlp') throw new Error(`${net.id} is not an MLP.`);
  const { widths, batch, optimizer, learningRate } = net;
  const shape = shapeOf(net);
  const layers = widths
    .slice(1)
    .flatMap((units, index): Part[] => [
      ...(index > 0 ? [{ type: 'activation', params: { function: net.activation } }] : []),
      { type: 'dense', params: { units, initialiser: 'glorot' } },
    ]);
  const parts = [...(shape.length > 1 ? [{ type: 'flatten' }] : []), ...layers, { type: 'softmax' }];
  return planOf(shape, parts, { training: { batch, optimizer, learningRate, epochs: 1_000_000 } });
}
