import type { DatasetInfo } from '../datasets/define-dataset';
import { inOrder, makeBatchSource } from './batches';
import { type Network, outputAt, runForward } from './network';
import { readFloats } from './train-step';

const rowsAtOnce = 512;

/** The head's output, row-major `[count, units]`, for rows as the data set stores them (pixels 0–255). */
export function predict(network: Network, info: DatasetInfo, features: Float32Array, count: number): Float32Array {
  const split = { count, features, labels: new Float32Array(count) };
  const source = makeBatchSource(network.tfjs, info, split);
  const order = inOrder(count);
  const parts: Float32Array[] = [];
  for (let from = 0; from < count; from += rowsAtOnce) {
    network.tfjs.tidy(() => {
      const batch = source.features(order, from, Math.min(from + rowsAtOnce, count));
      const outputs = runForward(network, [batch], network.plan.output, 'inference');
      parts.push(readFloats(outputAt(outputs, network.plan.output)).slice());
    });
  }
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
