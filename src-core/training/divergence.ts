import type { NodeId } from '../ids';
import type { Random } from '../random';
import type { Tensor } from '../tfjs';
import { type Network, runForward } from './network';
import { readFloats } from './train-step';

/**
 * The first node, in the order of computation, with a weight or an output (on this batch, in training mode) that is
 * not finite; `null` if all are, which means that the loss itself left the range of numbers.
 */
export function findNonFinite(network: Network, makeFeatures: () => Tensor, random: Random): NodeId | null {
  let found: NodeId | null = null;
  network.tfjs.tidy(() => {
    const outputs = runForward(network, [makeFeatures()], network.plan.output, { training: random });
    const broken = network.nodes.find(({ variables }, index) => {
      const output = outputs[index];
      return variables.some(hasNonFinite) || (output !== undefined && hasNonFinite(output));
    });
    found = broken?.operation.node ?? null;
  });
  return found;
}

function hasNonFinite(tensor: Tensor): boolean {
  return readFloats(tensor).some((value) => !Number.isFinite(value));
}
