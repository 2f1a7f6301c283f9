import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import type { NodeId } from '../ids';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import { parametersOf } from '../plan/make-plan';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import { ok } from '../result';
import type { Tfjs } from '../tfjs';
import { makeBatchSource, mixedRows } from '../training/batches';
import { makeNetwork } from '../training/network';
import { makeTrainStep } from '../training/train-step';
import { defineClaim, type Measurement } from './define-claim';
import { boldNames, compact, count } from './words';

const mostRows = 256;
/** The first layer gets less than this part of the last one's gradient: it hardly learns. */
const vanishing = 0.01;
const exploding = 100;

export type FlowWord = 'healthy' | 'vanishing' | 'exploding';

export interface LayerGradient {
  readonly node: NodeId;
  readonly title: string;
  /** Root mean square of the gradient of the layer's weights: a norm would grow with their number. */
  readonly gradient: number;
}

export interface Flow {
  readonly layers: readonly LayerGradient[];
  /** First layer's gradient over the last one's. */
  readonly ratio: number;
  readonly word: FlowWord;
}

export interface GradientFlowMeasurement extends Measurement<'gradient-flow'> {
  readonly rows: number;
  readonly own: Flow;
  /** The same network at its first weights with another function: ReLU for sigmoid and tanh, sigmoid for the others. */
  readonly twin: { readonly title: string; readonly flow: Flow; readonly own: Flow } | null;
}

/** (4.1.2.1): derivatives that vanish or let the argument through, against those of squashing functions. */
export const gradientFlow = defineClaim({
  id: 'gradient-flow',
  title: 'Gradient flow',
  section: '4.1.2.1',
  icon: 'waves',
  says: 'Each layer multiplies the gradient on its way back by its derivative. A sigmoid multiplies by **at most 0.25**, so that deep stacks of it hardly reach their first layer; ReLU lets it through.',
  wants: 'two layers with weights',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan }) => {
    const layers = layersOf(plan);
    if (layers.length < 2) return null;
    const squashing = plan.operations.filter(({ params }) => isSquashing(params.function)).length;
    return {
      strength: squashing >= 3 ? 0.85 : layers.length >= 4 ? 0.4 : 0.2,
      reason:
        squashing >= 3
          ? `${squashing} squashing functions stand between the loss and the first layer.`
          : `The gradient passes ${layers.length} layers on its way back.`,
      nodes: layers.map(({ node }) => node),
    };
  },
  measure: async ({ tfjs, plan, weights, dataset: load, progress, yieldControl }) => {
    const dataset = await load();
    if (!dataset.ok) return dataset;
    const twin = twinOf(plan);
    const passes = twin === null ? 1 : 3;
    let done = 0;
    const pass = async (what: string, of: TrainPlan, at: ModelWeights): Promise<Flow> => {
      progress(`backward pass of ${what}`, done / passes);
      await yieldControl();
      done += 1;
      return flowOf(tfjs, of, at, dataset.value);
    };
    const own = await pass('this network', plan, weights);
    const compared = twin && {
      title: twin.title,
      flow: await pass(`the same with ${twin.title}`, twin.plan, initialWeights(twin.plan)),
      own: await pass('the first weights', plan, initialWeights(plan)),
    };
    return ok(describe(own, compared, Math.min(mostRows, dataset.value.train.count)));
  },
});

function describe(own: Flow, twin: GradientFlowMeasurement['twin'], rows: number): GradientFlowMeasurement {
  const [first, last] = [own.layers[0], own.layers.at(-1)];
  const words = [
    `The gradient of ${boldNames([first?.title ?? ''])} is ${compact(own.ratio)} times that of ${boldNames([last?.title ?? ''])}: ${own.word} (root mean square over the weights, one minibatch of ${count(rows)} rows).`,
    ...(twin
      ? [
          `At the first weights it is ${compact(twin.own.ratio)}; with ${twin.title} instead, and nothing else changed, ${compact(twin.flow.ratio)} (${twin.flow.word}).`,
        ]
      : []),
  ];
  const plain = ({ layers, ratio, word }: Flow) => ({
    layers: layers.map(({ title, gradient }) => ({ title, gradient })),
    ratio,
    word,
  });
  return {
    claim: 'gradient-flow',
    words,
    numbers: {
      rows,
      ...plain(own),
      ...(twin && { firstWeights: plain(twin.own), with: twin.title, instead: plain(twin.flow) }),
    },
    rows,
    own,
    twin,
  };
}

function layersOf({ operations, logits }: TrainPlan) {
  return operations.slice(0, logits + 1).filter(({ type }) => type === 'dense' || type.includes('conv'));
}

const isSquashing = (id: unknown): boolean => id === 'sigmoid' || id === 'tanh';

/** One backward pass on the first rows of the training set in the usual mixed order; nothing is updated. */
function flowOf(tfjs: Tfjs, plan: TrainPlan, weights: ModelWeights, { info, train }: Dataset): Flow {
  const network = makeNetwork(tfjs, plan, weights);
  const source = makeBatchSource(tfjs, info, train);
  const order = mixedRows(train.count, mostRows);
  const idle = { learningRate: 0, update: () => undefined, reset: () => undefined };
  const step = makeTrainStep(network, idle);
  const { gradients } = step(
    () => source.features(order, 0, order.length),
    source.targets(order, 0, order.length),
    makeRandom(plan.seed).fork('gradient flow'),
    true,
  );
  network.dispose();
  const layers = layersOf(plan).map((operation) => {
    const norm = gradients?.[plan.operations.indexOf(operation)] ?? 0;
    const gradient = norm / Math.sqrt(Math.max(parametersOf([operation]), 1));
    return { node: operation.node, title: operation.title, gradient };
  });
  const ratio = (layers[0]?.gradient ?? 0) / (layers.at(-1)?.gradient || Number.MIN_VALUE);
  return { layers, ratio, word: wordOf(ratio) };
}

const wordOf = (ratio: number): FlowWord =>
  ratio < vanishing ? 'vanishing' : ratio > exploding ? 'exploding' : 'healthy';

/** The plan with its hidden functions exchanged; the head keeps its own, and so do functions with weights. */
function twinOf(plan: TrainPlan): { readonly title: string; readonly plan: TrainPlan } | null {
  const hidden = plan.operations.slice(0, plan.logits).filter(({ type }) => type === 'activation');
  const squashing = hidden.filter(({ params }) => isSquashing(params.function)).length;
  const from = squashing > 0 ? ['sigmoid', 'tanh'] : ['relu'];
  const to = squashing > 0 ? 'relu' : 'sigmoid';
  const exchanged = hidden.filter(({ params }) => from.includes(String(params.function)));
  if (exchanged.length === 0) return null;
  const operations = plan.operations.map((operation) =>
    exchanged.includes(operation) ? { ...operation, params: { ...operation.params, function: to } } : operation,
  );
  return { title: to === 'relu' ? 'ReLU' : 'sigmoid', plan: { ...plan, operations } };
}
