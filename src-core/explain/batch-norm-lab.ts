import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import { fail, ok } from '../result';
import type { Tensor, Tfjs } from '../tfjs';
import { makeBatchSource } from '../training/batches';
import { makeNetwork, type Network, type Outputs, outputAt, runForward } from '../training/network';
import { readFloats } from '../training/train-step';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { chosenRow } from './line-samples';
import { boldNames, compact, count } from './words';

/** In training mode the same sample's logits must move by more than this from minibatch to minibatch. */
const moves = 1e-3;
/** At inference by less than this. */
const stays = 1e-6;

/** One sample as one minibatch makes it. */
export interface InMinibatch {
  /** Head's output for the sample, `[units]`. */
  readonly training: readonly number[];
  readonly inference: readonly number[];
}

export interface BatchNormMeasurement extends Measurement<'batch-norm'> {
  /** The node whose numbers are shown. */
  readonly title: string;
  /** Row of the test split, and its class where it has one. */
  readonly row: number;
  readonly label: string | null;
  /** Index of that class; −1 where it has none. */
  readonly classIndex: number;
  /** A flat input, alone in its minibatch, has nothing to be compared with: it becomes β. An image has its own pixels. */
  readonly flat: boolean;
  readonly batch: number;
  readonly classes: readonly string[];
  readonly minibatches: readonly InMinibatch[];
  /** The sample alone in its minibatch. */
  readonly alone: InMinibatch;
  /** Largest difference of a logit of the sample between two minibatches. */
  readonly trainingSpread: number;
  readonly inferenceSpread: number;
  /** How far the node's output for the sample alone is from its β. */
  readonly fromBeta: number;
  readonly holds: boolean;
}

export const batchNormLab = defineClaim({
  id: 'batch-norm',
  title: 'BatchNorm lab',
  section: '4.1.4, 5',
  icon: 'equal',
  says: 'A function of one minibatch at a time makes a sample’s output depend on **who else is in its minibatch** (exercise 5). BatchNorm does so while training; at inference it uses running means instead.',
  wants: 'a BatchNorm node',
  options: z.object({
    node: z.string(),
    row: z.int().min(0),
    rowClass: z.int().min(-1),
    batch: z.int().min(2).max(256),
    minibatches: z.int().min(2).max(12),
  }),
  defaults: { node: '', row: 0, rowClass: -1, batch: 8, minibatches: 5 },
  invitedBy: ({ plan }) => {
    const found = plan.operations.filter(({ type }) => type === 'batch-norm');
    if (found.length === 0) return null;
    return {
      strength: 0.7,
      reason: `While training, ${boldNames(found.map(({ title }) => title))} ${found.length === 1 ? 'makes' : 'make'} a sample’s output depend on the others in its minibatch.`,
      nodes: found.map(({ node }) => node),
    };
  },
  measure: async (context, options) => {
    const { plan } = context;
    const index = plan.operations.findIndex(
      ({ type, node }) => type === 'batch-norm' && (options.node === '' || node === options.node),
    );
    if (index < 0) return fail('There is no BatchNorm in this network: put one behind a dense layer.');
    const dataset = await context.dataset();
    if (!dataset.ok) return dataset;
    const { test } = dataset.value;
    if (test.count < 2) return fail('The test set has fewer than two rows.');
    const row = chosenRow(dataset.value, { row: options.row % test.count, label: options.rowClass });
    return ok(await measureLab(context, dataset.value, index, { ...options, row }));
  },
});

interface Choices {
  readonly row: number;
  readonly batch: number;
  readonly minibatches: number;
}

async function measureLab(
  context: ClaimContext,
  { info, test }: Dataset,
  index: number,
  { row, batch, minibatches }: Choices,
): Promise<BatchNormMeasurement> {
  const { tfjs, plan, weights, random, yieldControl } = context;
  const network = makeNetwork(tfjs, plan, weights);
  const source = makeBatchSource(tfjs, info, test);
  const size = Math.min(batch, test.count);
  const run = (rows: Uint32Array): Reading => readSample(network, index, () => source.features(rows, 0, rows.length));
  const readings: Reading[] = [];
  let alone: Reading;
  try {
    for (let each = 0; each < minibatches; each++) {
      if (each > 0) await yieldControl();
      readings.push(run(minibatchWith(row, size, test.count, random.fork(each).integer)));
    }
    alone = run(Uint32Array.of(row));
  } finally {
    network.dispose();
  }
  const operation = plan.operations[index];
  const beta = weights.find(({ node, name }) => node === operation?.node && name === 'beta')?.values;
  const title = operation?.title ?? '';
  const trainingSpread = spreadOf(readings.map(({ logits }) => logits.training));
  const inferenceSpread = spreadOf([...readings, alone].map(({ logits }) => logits.inference));
  const channels = beta?.length ?? 1;
  const fromBeta = Math.max(...alone.normalised.map((value, at) => Math.abs(value - (beta?.[at % channels] ?? 0))));
  // Alone in an image its pixels are still many: only a flat input has nothing to be compared with.
  const flat = operation?.outputShape.length === 1;
  const betaHolds = !flat || fromBeta < stays;
  const label = info.task === 'classification' ? (info.classes[test.labels[row] ?? 0] ?? null) : null;
  return {
    claim: 'batch-norm',
    words: [
      `Row ${count(row)} of the test ${info.unit}${label === null ? '' : `, ${label},`} in ${count(minibatches)} minibatches of ${count(size)}, with ${boldNames([title])} in each mode.`,
      `Training mode: a logit of it moves by up to ${compact(trainingSpread)}. Inference: by up to ${compact(inferenceSpread)}.`,
      flat
        ? `Alone in its minibatch ${boldNames([title])} gives β whatever the sample is: largest difference ${compact(fromBeta)}.`
        : `Alone in its minibatch an image is compared with its own pixels: ${boldNames([title])} differs from β by up to ${compact(fromBeta)}.`,
    ],
    numbers: {
      node: title,
      row,
      batch: size,
      minibatches: readings.map(({ output }) => output),
      alone: alone.output,
      trainingSpread,
      inferenceSpread,
      fromBeta,
      holds: trainingSpread > moves && inferenceSpread < stays * scaleOf(readings) && betaHolds,
    },
    title,
    row,
    label,
    classIndex: label === null ? -1 : (test.labels[row] ?? 0),
    flat,
    batch: size,
    classes: info.classes,
    minibatches: readings.map(({ output }) => output),
    alone: alone.output,
    trainingSpread,
    inferenceSpread,
    fromBeta,
    holds: trainingSpread > moves && inferenceSpread < stays * scaleOf(readings) && betaHolds,
  };
}

/** The row with others drawn from the rest; it stands first. */
function minibatchWith(row: number, size: number, rows: number, integer: (below: number) => number): Uint32Array {
  const chosen = new Set([row]);
  while (chosen.size < size) chosen.add(integer(rows));
  return Uint32Array.from(chosen);
}

interface Reading {
  readonly output: InMinibatch;
  readonly logits: InMinibatch;
  /** Output of the chosen BatchNorm in training mode for the sample. */
  readonly normalised: Float32Array;
}

/** Both modes for the first row of a minibatch. Dropout is off in either: only BatchNorm's part is to be seen. */
function readSample(network: Network, index: number, makeFeatures: () => Tensor): Reading {
  const { plan, tfjs } = network;
  const first = (outputs: Outputs, at: number): Float32Array => {
    const tensor = outputAt(outputs, at);
    return readFloats(tensor).slice(0, tensor.size / (tensor.shape[0] ?? 1));
  };
  let reading: Reading | null = null;
  tfjs.tidy(() => {
    const features = makeFeatures();
    const inference = runForward(network, [features], plan.output, 'inference');
    const training = forwardWithBatchMoments(network, features);
    const pick = (at: number): InMinibatch => ({
      training: [...first(training, at)],
      inference: [...first(inference, at)],
    });
    reading = { output: pick(plan.output), logits: pick(plan.logits), normalised: first(training, index) };
  });
  if (reading === null) throw new Error('Nothing was computed.');
  return reading;
}

/** As `runForward` at inference, but every BatchNorm takes the moments of this minibatch; running means stay as they are. */
function forwardWithBatchMoments(network: Network, features: Tensor): Outputs {
  const { tfjs, plan } = network;
  let outputs: Outputs = [features];
  plan.operations.forEach(({ type }, index) => {
    if (type !== 'batch-norm') return;
    const [input = 0] = plan.operations[index]?.inputs ?? [];
    outputs = runForward(network, outputs, input, 'inference');
    const whole = [...outputs];
    whole[index] = normalisedByBatch(tfjs, network, index, outputAt(outputs, input));
    outputs = whole;
  });
  return runForward(network, outputs, plan.output, 'inference');
}

/** γ (x − μ) / √(σ² + ε) + β with the minibatch's own μ and σ² of each feature (Ioffe and Szegedy 2015). */
function normalisedByBatch(tfjs: Tfjs, { nodes }: Network, index: number, input: Tensor): Tensor {
  const node = nodes[index];
  const [gamma, beta] = node?.variables ?? [];
  if (!node || !gamma || !beta) throw new Error('BatchNorm has no weights.');
  const axes = Array.from({ length: input.rank - 1 }, (_, axis) => axis);
  const { mean, variance } = tfjs.moments(input, axes);
  const centred = tfjs.sub(input, mean);
  const deviation = tfjs.sqrt(tfjs.add(variance, Number(node.operation.params.epsilon)));
  return tfjs.add(tfjs.mul(tfjs.div(centred, deviation), gamma), beta);
}

/** Of any unit, the largest minus the smallest. */
function spreadOf(rows: readonly (readonly number[])[]): number {
  const [first = []] = rows;
  return Math.max(
    ...first.map((_, unit) => {
      const values = rows.map((row) => row[unit] ?? 0);
      return Math.max(...values) - Math.min(...values);
    }),
  );
}

/** Rounding grows with the numbers. */
function scaleOf(readings: readonly Reading[]): number {
  return Math.max(1, ...readings.flatMap(({ logits }) => logits.inference.map(Math.abs)));
}
