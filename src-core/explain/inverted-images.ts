import { z } from 'zod';
import type { GraphDocument } from '../graph/document';
import { fail, ok, type Result } from '../result';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { isOwnMlp, rivalOf } from './own-mlp';
import { type Score, trainNetwork } from './train-network';
import { boldNames, count } from './words';

const inverted = 'fashion-half-inverted';
const plain = 'fashion-mnist';

export interface InvertedNetwork {
  readonly name: string;
  readonly hidden: boolean;
  readonly plain: Score;
  readonly inverted: Score;
  /** Accuracy on plain images less that on half inverted ones. */
  readonly fall: number;
  /** 95 %: Newcombe (1998), method 10, of the two Wilson intervals. */
  readonly fallInterval: readonly [low: number, high: number];
}

export interface InvertedImagesMeasurement extends Measurement<'inverted-images'> {
  readonly networks: readonly InvertedNetwork[];
  readonly epochs: number;
  readonly holds: boolean;
}

/** (4.1.1): "doomed to fail in a world where inverting an image preserves the category". */
export const invertedImages = defineClaim({
  id: 'inverted-images',
  title: 'Inverted images',
  section: '4.1.1',
  icon: 'image',
  says: 'A linear model weighs each pixel by itself. Where **inverting an image keeps its class** no weight can be right for an image and for its negative; hidden units can stand for either.',
  wants: 'Fashion-MNIST, plain or half inverted',
  trains:
    'Trains four networks: softmax regression and an MLP, each on the plain images and with half of them inverted. With 10 epochs that takes about a minute, and the training on the canvas goes on beside it.',
  options: z.object({ epochs: z.int().min(1).max(30) }),
  defaults: { epochs: 10 },
  invitedBy: ({ plan }) => {
    if (plan.dataset.id !== inverted && plan.dataset.id !== plain) return null;
    const nodes = plan.operations[0] ? [plan.operations[0].node] : [];
    return plan.dataset.id === inverted
      ? { strength: 0.75, reason: 'Half of these images are negatives: a pixel alone says nothing any more.', nodes }
      : { strength: 0.2, reason: 'What would be left of the accuracy if half of the images were negatives?', nodes };
  },
  measure: async (context, { epochs }) => {
    if (context.plan.dataset.id !== inverted && context.plan.dataset.id !== plain)
      return fail('Choose Fashion-MNIST, or Fashion-MNIST half inverted: the claim is about those images.');
    const networks: InvertedNetwork[] = [];
    const rivals = rivalsOf(context, epochs);
    for (const [index, rival] of rivals.entries()) {
      const measured = await measureBoth(context, rival, index / rivals.length, 1 / rivals.length);
      if (!measured.ok) return measured;
      networks.push(measured.value);
    }
    return ok(describe(networks, epochs));
  },
});

interface RivalNetwork {
  readonly name: string;
  readonly hidden: boolean;
  readonly document: GraphDocument;
}

/** Softmax regression, and the network on the canvas where it is an MLP; else the chapter's with 256 units. */
function rivalsOf(context: ClaimContext, epochs: number): readonly RivalNetwork[] {
  const { document, plan } = context;
  const chapter = { epochs, batch: 256, optimizer: 'sgd', learningRate: 0.1 } as const;
  const common = { dataset: plan.dataset, training: chapter, seed: plan.seed, units: 10, head: 'softmax' } as const;
  const own = isOwnMlp(context);
  const mlp = own
    ? { ...document, training: { ...document.training, epochs, earlyStopping: false } }
    : rivalOf({ name: 'MLP of 256 units', ...common, hidden: [256], flatten: true });
  return [
    {
      name: 'Softmax regression',
      hidden: false,
      document: rivalOf({ name: 'Softmax regression', ...common, hidden: [], flatten: true }),
    },
    { name: own ? `Your MLP, ${document.name}` : 'MLP of 256 units', hidden: true, document: mlp },
  ];
}

async function measureBoth(
  context: ClaimContext,
  { name, hidden, document }: RivalNetwork,
  begin: number,
  share: number,
): Promise<Result<InvertedNetwork, string>> {
  const { plan, progress } = context;
  const own = plan.dataset.id === inverted ? plan.dataset.options : {};
  const train = (on: GraphDocument['dataset'], what: string, from: number) =>
    trainNetwork(context.training, { ...document, dataset: on }, (done) =>
      progress(`${name} on ${what} images`, begin + share * (from + done / 2)),
    );
  const first = await train({ id: plain, options: {} }, 'plain', 0);
  if (!first.ok) return first;
  const second = await train({ id: inverted, options: own }, 'half inverted', 0.5);
  if (!second.ok) return second;
  return ok({ name, hidden, plain: first.value, inverted: second.value, ...fallOf(first.value, second.value) });
}

function fallOf(before: Score, after: Score): Pick<InvertedNetwork, 'fall' | 'fallInterval'> {
  const [p, q] = [before.accuracy ?? 0, after.accuracy ?? 0];
  const [low, high] = before.interval ?? [0, 1];
  const [least, most] = after.interval ?? [0, 1];
  const fall = p - q;
  return { fall, fallInterval: [fall - Math.hypot(p - low, most - q), fall + Math.hypot(high - p, q - least)] };
}

function describe(networks: readonly InvertedNetwork[], epochs: number): InvertedImagesMeasurement {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const points = (share: number): string => (100 * share).toFixed(1).replace('-', '−');
  const worded = ({ accuracy, interval, n }: Score): string =>
    `${percent(accuracy ?? 0)} (95 % interval ${(interval ?? [0, 1]).map(percent).join(' to ')}, n = ${count(n)})`;
  const [linear, mlp] = networks;
  const holds = linear !== undefined && mlp !== undefined && linear.fallInterval[0] > mlp.fallInterval[1];
  return {
    claim: 'inverted-images',
    words: [
      ...networks.map(
        ({ name, plain: before, inverted: after, fall, fallInterval }) =>
          `${boldNames([name])}: test accuracy ${worded(before)} on plain images, ${worded(after)} with half of them inverted. It falls by **${points(fall)} points** (95 % interval ${fallInterval.map(points).join(' to ')}).`,
      ),
      holds
        ? 'The linear model falls by more than the MLP: the intervals do not touch.'
        : 'The falls of the two are **not distinguishable** here: train longer.',
      `One seed, ${count(epochs, 'epoch')}; the intervals are of the test images, not of the seeds.`,
    ],
    numbers: { epochs, networks, holds },
    networks,
    epochs,
    holds,
  };
}
