import type { DatasetInfo } from '../../datasets/define-dataset';
import { formatShape } from '../../nodes/shape-rules';
import { boldText } from '../../rich-text';
import type { LossName } from '../document';
import type { Change, Where } from '../edit';
import { feedingDense } from '../feeding-dense';
import { bold, type GraphFacts } from '../graph-facts';
import { headOf, lossSuits, type NetworkHead, resolveLoss, wantedWidths } from '../head';
import type { Fix, Problem } from '../problems';
import { insertFlatten, setUnits } from './shapes';

const lossTitles: Record<LossName, string> = {
  'cross-entropy': 'Cross-entropy',
  'binary-cross-entropy': 'Binary cross-entropy',
  mse: 'Mean squared error',
  mae: 'Mean absolute error',
  huber: 'Huber loss',
};

/**
 * Whether the end of the network, the loss and the data agree. Asked only of a network with one way in and one way
 * out, so that a broken chain is not also blamed for what its stump gives.
 */
export function headProblems(facts: GraphFacts): readonly Problem[] {
  const head = headOf(facts);
  if (!head || !facts.data || facts.sources.includes(head.node)) return [];
  const loss = resolveLoss(facts.document.training.loss, head, facts.data);
  const shape = facts.inferred.get(head.node)?.assumed ?? null;
  if (shape !== null && shape.length !== 1) return [notFlat(facts, head, formatShape(shape))];
  if (!lossSuits(loss, head.kind, facts.data)) return [unsuitedLoss(facts, head, loss, facts.data)];
  return [
    ...widthProblems(facts, head, loss, facts.data),
    ...nothingLearns(facts, head, loss, facts.data),
    ...missingHead(facts, head, loss, facts.data),
  ];
}

function notFlat(facts: GraphFacts, head: NetworkHead, shape: string): Problem {
  const [wire] = facts.wiring.wiresInto(head.node);
  return {
    code: 'shape.rank',
    severity: 'error',
    nodes: [head.node],
    edges: wire ? [wire.id] : [],
    message: `${bold(facts, head.node)} gives ${shape}; the output must be one flat row a sample.`,
    badge: 'output is not flat',
    fixes: wire ? [insertFlatten(facts, wire)] : [],
  };
}

function unsuitedLoss(facts: GraphFacts, head: NetworkHead, loss: LossName, data: DatasetInfo): Problem {
  const chosen = facts.document.training.loss !== 'auto';
  const autoSuits = lossSuits(resolveLoss('auto', head, data), head.kind, data);
  const automatic: Change = { kind: 'set-training', training: { loss: 'auto' } };
  const fix: Fix | null = autoSuits
    ? { title: 'Choose the loss by the head', icon: 'wand-sparkles', change: automatic }
    : repairHead(facts, head, data, chosen ? automatic : null);
  return {
    code: 'loss.head',
    severity: 'error',
    nodes: [head.node],
    edges: [],
    message: unsuitedMessage(facts, head, loss, data),
    badge: 'loss does not suit',
    fixes: fix ? [fix] : [],
  };
}

function unsuitedMessage(facts: GraphFacts, head: NetworkHead, loss: LossName, data: DatasetInfo): string {
  const title = boldText(lossTitles[loss]);
  if (data.task === 'regression') {
    return lossSuits(loss, 'linear', data)
      ? `${bold(facts, head.node)} gives probabilities; the data ${boldText(facts.dataTitle)} are values.`
      : `${title} is for classes; the data ${boldText(facts.dataTitle)} are values.`;
  }
  const classes = `${boldText(facts.dataTitle)} has ${data.classes.length} classes`;
  if (loss === 'cross-entropy')
    return `${title} wants logits or Softmax; the network ends in ${bold(facts, head.node)}.`;
  if (data.classes.length !== 2) {
    return head.kind === 'sigmoid'
      ? `${bold(facts, head.node)} tells two classes apart; ${classes}.`
      : `${title} is for two classes; ${classes}.`;
  }
  return `${title} wants one probability; ${bold(facts, head.node)} gives one for each class.`;
}

/** The head that the data ask for, in the place of one that no loss suits. */
function repairHead(facts: GraphFacts, head: NetworkHead, data: DatasetInfo, also: Change | null): Fix | null {
  const node = facts.wiring.nodes.get(head.node);
  if (!node) return null;
  const withLoss = (change: Change): Change => (also ? { kind: 'all', changes: [change, also] } : change);
  if (data.task === 'regression') {
    const title = `Remove ${facts.names.get(node.id) ?? 'it'}`;
    return { title, icon: 'trash-2', change: withLoss({ kind: 'take-out', nodes: [node.id] }) };
  }
  const where = { at: 'instead', node: node.id } as const;
  const change = withLoss({ kind: 'place', nodes: [{ type: 'softmax' }], where });
  return { title: 'Replace by Softmax', icon: 'wand-sparkles', change };
}

function widthProblems(facts: GraphFacts, head: NetworkHead, loss: LossName, data: DatasetInfo): readonly Problem[] {
  const widths = wantedWidths(loss, head.kind, data);
  const [wanted] = widths;
  if (head.width === null || widths.includes(head.width)) return [];
  const dense = feedingDense(facts, head.node);
  const node = dense ?? head.node;
  const has =
    dense === null ? `gives ${head.width} numbers` : `has ${head.width} ${head.width === 1 ? 'unit' : 'units'}`;
  return [
    {
      code: 'units.classes',
      severity: 'error',
      nodes: [node],
      edges: [],
      message: `${bold(facts, node)} ${has}; the data ${boldText(facts.dataTitle)} ${wish(wanted, data)}.`,
      badge: data.task === 'regression' ? `${head.width}, but one value` : `${head.width}, but ${wanted} wanted`,
      fixes: dense === null ? [denseBeforeHead(facts, head, wanted)] : [setUnits(dense, wanted)],
    },
  ];
}

function wish(wanted: number, data: DatasetInfo): string {
  if (data.task === 'regression') return 'have one value a sample';
  if (wanted === 1) return 'has 2 classes, which one probability tells apart';
  return `has ${data.classes.length} classes`;
}

function denseBeforeHead(facts: GraphFacts, head: NetworkHead, units: number): Fix {
  const [wire] = facts.wiring.wiresInto(head.node);
  const where: Where =
    head.kind !== 'linear' && wire ? { at: 'wire', edge: wire.id } : { at: 'behind', node: facts.output ?? head.node };
  const change: Change = { kind: 'place', nodes: [{ type: 'dense', params: { units } }], where };
  return { title: `Insert Dense, ${units} ${units === 1 ? 'unit' : 'units'}`, icon: 'between-horizontal-end', change };
}

function nothingLearns(facts: GraphFacts, head: NetworkHead, loss: LossName, data: DatasetInfo): readonly Problem[] {
  const costs = [...facts.path].map((id) => facts.inferred.get(id)?.cost);
  // An unknown cost is another problem's.
  if (costs.some((cost) => !cost || cost.parameters > 0)) return [];
  const widths = wantedWidths(loss, head.kind, data);
  if (head.width === null || !widths.includes(head.width)) return [];
  return [
    {
      code: 'graph.nothing-learns',
      severity: 'error',
      nodes: [head.node],
      edges: [],
      message: 'No node of the network has weights: there is nothing to train.',
      badge: 'nothing to train',
      fixes: [denseBeforeHead(facts, head, head.width)],
    },
  ];
}

function missingHead(facts: GraphFacts, head: NetworkHead, loss: LossName, data: DatasetInfo): readonly Problem[] {
  if (data.task !== 'classification' || head.kind !== 'linear' || facts.output === null) return [];
  const one = head.width === 1;
  const asLogits = loss === 'cross-entropy' || loss === 'binary-cross-entropy';
  const node = one ? { type: 'activation', params: { function: 'sigmoid' } } : { type: 'softmax' };
  const change: Change = { kind: 'place', nodes: [node], where: { at: 'behind', node: facts.output } };
  return [
    {
      code: 'head.missing',
      severity: 'warning',
      nodes: [head.node],
      edges: [],
      message: `${bold(facts, head.node)} is the last node: ${asLogits ? 'the loss takes its output as logits, and ' : ''}the network gives no probabilities.`,
      badge: 'gives no probabilities',
      fixes: [{ title: one ? 'Append Sigmoid' : 'Append Softmax', icon: 'plus', change }],
    },
  ];
}
