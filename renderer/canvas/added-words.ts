import type { Analysis } from '../../src-core/graph/analysis';
import type { NodeId } from '../../src-core/ids';
import { formatCount, formatShape } from '../ui/format';

/** "Dense 2 added, output 10, 2,570 parameters": what a screen reader is told of a new node. */
export function addedWords({ nodes }: Analysis, node: NodeId, after = ''): string {
  const known = nodes.get(node);
  if (known === undefined) return 'Added';
  const output = known.output === null ? 'output unknown' : `output ${formatShape(known.output)}`;
  const parameters = known.cost?.parameters ?? 0;
  const cost = parameters === 0 ? '' : `, ${formatCount(parameters)} parameters`;
  return `${known.name} added${after}, ${output}${cost}`;
}
