import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { elementsOf } from '../../src-core/nodes/shape-rules';

/** One mark of a template's little picture, at a place along its line. */
export type SchematicMark =
  | { readonly kind: 'layer'; readonly height: number; readonly hidden: boolean }
  | { readonly kind: 'function'; readonly path: string };

/** What stands in a picture of 84 px height: bars for layers by their width, rings for functions. */
export function makeSchematic(document: GraphDocument, analysis: Analysis): readonly SchematicMark[] {
  const order = analysis.valid?.order ?? [];
  const nodes = order.flatMap((id) => document.nodes.find((node) => node.id === id) ?? []);
  const lastDense = nodes.findLastIndex(({ type }) => type === 'dense');
  return nodes.flatMap((node, index): SchematicMark[] => {
    const units = elementsOf(analysis.nodes.get(node.id)?.output ?? [1]);
    if (node.type === 'flatten') return [];
    if (node.type === 'input') return [{ kind: 'layer', height: barHeight(units), hidden: false }];
    if (node.type === 'dense') return [{ kind: 'layer', height: barHeight(units), hidden: index !== lastDense }];
    return [{ kind: 'function', path: pathOf(findNodeDefinition(node.type)?.cardIcon(node.params) ?? '') }];
  });
}

/** One more step for every doubling: 1 unit is 8 px, 784 are 60. */
const barHeight = (units: number): number => Math.min(72, 8 + 5.4 * Math.log2(Math.max(1, units)));

const paths: Readonly<Record<string, string>> = {
  softmax: 'M-4-4H3M-4 0H0M-4 4H4',
  relu: 'M-4 3H0L4-4',
  prelu: 'M-4 4L0 1L4-4',
  gelu: 'M-4 2C-1 2 0 3 1 1L4-4',
  sigmoid: 'M-4 3C0 3 0-3 4-3',
  tanh: 'M-4 3H-3C0 3 0-3 3-3H4',
};

const pathOf = (icon: string): string => paths[icon] ?? 'M-4 0H4';
