import type { DatasetRef, GraphDocument, TrainSettings } from '../graph/document';
import { type ChainNode, makeChain } from '../templates/make-chain';
import type { ClaimContext } from './define-claim';

/** What a claim trains in the user's place for comparison: chains of Dense layers with ReLU between them. */
export interface Rival {
  readonly name: string;
  readonly dataset: DatasetRef;
  readonly training: Partial<TrainSettings>;
  readonly seed: number;
  /** Units of the hidden layers. */
  readonly hidden: readonly number[];
  /** Units of the last layer, and what it becomes. */
  readonly units: number;
  readonly head: 'softmax' | 'sigmoid' | 'linear';
  /** The input is an image. */
  readonly flatten?: boolean;
}

/** The document of such a chain: the first weights are He's before a ReLU, Glorot's before the head. */
export function rivalOf({ name, dataset, training, seed, hidden, units, head, flatten }: Rival): GraphDocument {
  const heads: Readonly<Record<Rival['head'], readonly ChainNode[]>> = {
    softmax: [{ type: 'softmax' }],
    sigmoid: [{ type: 'activation', params: { function: 'sigmoid' } }],
    linear: [],
  };
  const layers = hidden.flatMap((width): readonly ChainNode[] => [
    { type: 'dense', params: { units: width, initialiser: 'he' } },
    { type: 'activation', params: { function: 'relu' } },
  ]);
  const last: ChainNode = { type: 'dense', params: { units, ...(hidden.length > 0 && { initialiser: 'glorot' }) } };
  const nodes: readonly ChainNode[] = [
    { type: 'input' },
    ...(flatten === true ? [{ type: 'flatten' } as const] : []),
    ...layers,
    last,
    ...heads[head],
  ];
  return { ...makeChain({ name, dataset, training, nodes }), seed };
}

/** Multiply-adds a sample beyond which training the drawn network several times would take minutes. */
const mostWork = 1_000_000;

/** Whether the network on the canvas is an MLP that can stand for itself in a comparison: dense, bent, small. */
export function isOwnMlp({ plan, analysis }: Pick<ClaimContext, 'plan' | 'analysis'>): boolean {
  const hidden = plan.operations.slice(1, plan.logits);
  const bends = hidden.some(({ type, params }) => type === 'activation' && params.function !== 'linear');
  const images = hidden.some(({ type }) => type.includes('conv') || type.includes('pool'));
  return bends && !images && analysis.totals.multiplyAdds <= mostWork;
}
