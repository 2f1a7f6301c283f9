import type { NodeId } from '../../ids';
import { boldText } from '../../rich-text';
import type { GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';

/** Features as they were measured, in large numbers that nothing scales before the first layer with weights. */
export function unscaledDataProblems(facts: GraphFacts): readonly Problem[] {
  const { data, dataTitle, document, sources, wiring } = facts;
  const unscaled = data?.unscaled;
  if (unscaled === undefined) return [];
  const nodes = sources.filter((id) => facts.path.has(id) && !isNormalised(facts, id));
  if (nodes.length === 0) return [];
  const [wire, other] = nodes.flatMap((id) => wiring.wiresOutOf(id));
  const dataset = { id: document.dataset.id, options: { ...document.dataset.options, ...unscaled.remedy } };
  return [
    {
      code: 'data.unscaled',
      severity: 'warning',
      nodes,
      edges: [],
      message: `The features of ${boldText(dataTitle)} are as measured, up to ${unscaled.largest.toPrecision(2)}; weights learn best from inputs around −1 to 1.`,
      badge: 'not scaled',
      fixes: [
        { title: 'Standardise the data', icon: 'scale', change: { kind: 'set-dataset', dataset } },
        ...(wire === undefined || other !== undefined
          ? []
          : [
              {
                title: 'Insert BatchNorm',
                icon: 'between-horizontal-end',
                change: {
                  kind: 'place',
                  nodes: [{ type: 'batch-norm' }],
                  where: { at: 'wire', edge: wire.id },
                },
              } as const,
            ]),
      ],
    },
  ];
}

/** Whether all that an input feeds are normalisations; a Flatten between changes nothing. */
function isNormalised({ wiring }: GraphFacts, source: NodeId): boolean {
  const seen = new Set<NodeId>([source]);
  const open: NodeId[] = [source];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of wiring.wiresOutOf(id)) {
      const node = wiring.nodes.get(to);
      if (node === undefined || seen.has(to)) continue;
      seen.add(to);
      if (node.bypassed || node.type === 'flatten') open.push(to);
      else if (node.type !== 'batch-norm' && node.type !== 'layer-norm') return false;
    }
  }
  return true;
}
