import { nodeId } from '../ids';
import type { NodeReading } from '../training/detective/diagnosis';

/** What a node gave in a minibatch: 8 numbers of this size, three of them broken where it is no number or infinite. */
export const nodeReading = (name: string, size: number): NodeReading => ({
  node: nodeId(name),
  mean: size,
  largest: size,
  broken: Number.isFinite(size) ? 0 : 3,
  outputs: 8,
  weight: null,
  gradient: null,
});
