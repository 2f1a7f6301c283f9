import type { Dataset } from '../datasets/define-dataset';
import type { NodeId } from '../ids';
import { makeRandom } from '../random';
import { makeBatchSource } from './batches';
import type { Network } from './network';
import { makeTrainStep, readFloats, trainablesOf } from './train-step';

/**
 * Gradients of the weights of a node, one array for each weight that learns, on one minibatch of training rows, unclipped. Moves no weight that learns; running means of batch normalisation move as in any training step.
 */
export function gradientsAt(
  network: Network,
  { info, train }: Dataset,
  node: NodeId,
  rows: Uint32Array,
): readonly Float32Array[] {
  const { tfjs, plan } = network;
  const source = makeBatchSource(tfjs, info, train);
  const found: Float32Array[] = [];
  const trainables = trainablesOf(network);
  const step = makeTrainStep(
    { ...network, plan: { ...plan, training: { ...plan.training, clipping: 'off' } } },
    {
      learningRate: 0,
      reset: () => undefined,
      update(_, gradients) {
        for (const [index, { operation }] of trainables.entries()) {
          const gradient = gradients[index];
          if (plan.operations[operation]?.node === node && gradient) found.push(readFloats(gradient).slice());
        }
      },
    },
  );
  step(
    () => source.features(rows, 0, rows.length),
    source.targets(rows, 0, rows.length),
    makeRandom(plan.seed).fork('gradients at'),
    false,
  );
  return found;
}
