import type { DatasetInfo, Split } from '../datasets/define-dataset';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { totalWorkOf } from '../plan/work';
import type { Tfjs } from '../tfjs';
import { makeBatchSource } from '../training/batches';
import { makeNetwork, outputAt, runForward } from '../training/network';
import { readFloats } from '../training/train-step';

/** Between two chances for a message to come in: some tens of milliseconds. */
const workAtOnce = 5e7;
const mostRows = 250;

function rowsAtOnceOf({ operations }: TrainPlan): number {
  return Math.max(8, Math.min(mostRows, Math.floor(workAtOnce / totalWorkOf(operations))));
}

interface PartsRequest {
  readonly plan: TrainPlan;
  readonly weights: ModelWeights;
  readonly info: DatasetInfo;
  readonly split: Split;
  /** Rows of the split. */
  readonly rows: Uint32Array;
  /** Indices of the operations whose outputs are wanted. */
  readonly operations: readonly number[];
  /** Told the share of the rows that is done. */
  readonly done?: (share: number) => void;
}

export interface ForwardRequest extends Omit<PartsRequest, 'operations'> {
  readonly operation: number;
}

/** What one operation gives for some rows at inference, row-major `[rows, …outputShape]`, by TensorFlow.js itself. */
export async function outputsOf(
  tfjs: Tfjs,
  { operation, ...request }: ForwardRequest,
  yieldControl: () => Promise<void>,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  await forEachPart(tfjs, { ...request, operations: [operation] }, yieldControl, ([part]) => {
    if (part !== undefined) parts.push(part);
  });
  return joined(parts);
}

/** The same of several operations and a few rows at a time: all outputs of a convolution along a line would take hundreds of megabytes. */
export async function forEachPart(
  tfjs: Tfjs,
  { plan, weights, info, split, rows, operations, done }: PartsRequest,
  yieldControl: () => Promise<void>,
  take: (values: readonly Float32Array[]) => void,
): Promise<void> {
  const network = makeNetwork(tfjs, plan, weights);
  const source = makeBatchSource(tfjs, info, split);
  const rowsAtOnce = rowsAtOnceOf(plan);
  try {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      if (from > 0) await yieldControl();
      done?.(from / rows.length);
      tfjs.tidy(() => {
        const batch = source.features(rows, from, Math.min(from + rowsAtOnce, rows.length));
        const outputs = runForward(network, [batch], Math.max(...operations), 'inference');
        take(operations.map((operation) => readFloats(outputAt(outputs, operation)).slice()));
      });
    }
  } finally {
    network.dispose();
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
