import type { NodeId } from '../../ids';
import type { GraphNode } from '../document';
import { feederBeyond, isActive, wiresBetween } from '../feeders';
import { bold, type GraphFacts, nameOf } from '../graph-facts';
import { headOf } from '../head';
import type { Fix, Problem } from '../problems';

/** Dropout between the last layer and the head: what is dropped are answers, not features. */
export function dropoutLogitProblems(facts: GraphFacts): readonly Problem[] {
  const head = headOf(facts);
  if (!head) return [];
  const last = facts.wiring.nodes.get(head.node);
  const found = isDropout(last) ? last : feederBeyond(facts, head.node, ({ type }) => type === 'flatten');
  if (!isDropout(found) || !facts.path.has(found.id)) return [];
  const dense = feederBeyond(facts, found.id, ({ type }) => type === 'flatten');
  if (!isActive(dense, 'dense')) return [];
  const isClassifier = facts.data?.task === 'classification';
  return [
    {
      code: 'dropout.logits',
      severity: 'warning',
      nodes: [found.id],
      edges: wiresBetween(facts, dense.id, found.id).map((wire) => wire.id),
      message: `${bold(facts, found.id)} zeroes ${isClassifier ? 'logits' : 'outputs'} of ${bold(facts, dense.id)}: while training, answers are left out at random.`,
      badge: isClassifier ? 'drops logits' : 'drops outputs',
      fixes: [removal(facts, found.id), ...moveBefore(facts, found, dense.id)],
    },
  ];
}

function removal(facts: GraphFacts, id: NodeId): Fix {
  return { title: `Remove ${nameOf(facts, id)}`, icon: 'trash-2', change: { kind: 'take-out', nodes: [id] } };
}

/** Where dropout usually stands: on what the last layer reads. */
function moveBefore(facts: GraphFacts, dropout: GraphNode, dense: NodeId): readonly Fix[] {
  const [wire] = facts.wiring.wiresInto(dense);
  if (!wire || facts.sources.includes(wire.from)) return [];
  const { type, params } = dropout;
  return [
    {
      title: `Move it before ${nameOf(facts, dense)}`,
      icon: 'between-horizontal-end',
      change: {
        kind: 'all',
        changes: [
          { kind: 'take-out', nodes: [dropout.id] },
          { kind: 'place', nodes: [{ type, params }], where: { at: 'wire', edge: wire.id } },
        ],
      },
    },
  ];
}

function isDropout(node: GraphNode | null | undefined): node is GraphNode {
  return isActive(node, 'dropout') && node.params.rate !== 0;
}
