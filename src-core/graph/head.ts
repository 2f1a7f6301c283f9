import type { DatasetInfo } from '../datasets/define-dataset';
import type { NodeId } from '../ids';
import { lastAxis } from '../nodes/shape-rules';
import type { Head } from '../plan/plan';
import type { GraphNode, LossName } from './document';
import type { GraphFacts } from './graph-facts';
import type { Wiring } from './topology';

/** The end of the network as the loss sees it. */
export interface NetworkHead {
  /** The last node that computes: bypassed ones behind it are skipped. */
  readonly node: NodeId;
  readonly kind: Head;
  /** Numbers that it gives a sample, where its shape is known. */
  readonly width: number | null;
}

/** What a last node makes of its input: probabilities of classes, a probability, or the number itself. */
export function headKind(node: GraphNode): Head {
  if (node.type === 'softmax') return 'softmax';
  return node.type === 'activation' && node.params.function === 'sigmoid' ? 'sigmoid' : 'linear';
}

/** The head of the network; `null` while it is not known which node is the last. */
export function headOf(facts: GraphFacts): NetworkHead | null {
  if (facts.output === null) return null;
  const node = facts.wiring.nodes.get(skipBypassed(facts.wiring, facts.output));
  if (!node) return null;
  const shape = facts.inferred.get(node.id)?.assumed;
  return { node: node.id, kind: headKind(node), width: shape ? lastAxis(shape) : null };
}

/** The node itself, or where a bypassed one gets what it passes on. */
export function skipBypassed(wiring: Wiring, start: NodeId): NodeId {
  const seen = new Set<NodeId>();
  let node = start;
  while (wiring.nodes.get(node)?.bypassed && !seen.has(node)) {
    seen.add(node);
    node = wiring.wiresInto(node)[0]?.from ?? node;
  }
  return node;
}

/** The loss that `auto` stands for: what the head computes decides. */
export function resolveLoss(
  setting: LossName | 'auto',
  head: Pick<NetworkHead, 'kind' | 'width'>,
  data: DatasetInfo,
): LossName {
  if (setting !== 'auto') return setting;
  if (data.task === 'regression') return 'mse';
  if (head.kind === 'sigmoid') return 'binary-cross-entropy';
  const oneLogit = head.kind === 'linear' && head.width === 1 && data.classes.length === 2;
  return oneLogit ? 'binary-cross-entropy' : 'cross-entropy';
}

/** Whether the loss can be taken of such a head on such data. */
export function lossSuits(loss: LossName, kind: Head, data: DatasetInfo): boolean {
  switch (loss) {
    case 'cross-entropy':
      return data.task === 'classification' && kind !== 'sigmoid';
    case 'binary-cross-entropy':
      return data.task === 'classification' && kind !== 'softmax' && data.classes.length === 2;
    case 'mse':
    case 'mae':
    case 'huber':
      return data.task === 'classification' || kind !== 'softmax';
  }
}

/** How many numbers the network may give for one sample, the usual first. */
export function wantedWidths(loss: LossName, kind: Head, data: DatasetInfo): readonly [number, ...number[]] {
  if (data.task === 'regression' || loss === 'binary-cross-entropy') return [1];
  const classes = data.classes.length;
  // A loss on values takes one number that is 0 or 1 as well as one for each class.
  return loss === 'cross-entropy' || kind === 'softmax' || classes !== 2 ? [classes] : [classes, 1];
}
