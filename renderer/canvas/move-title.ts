import type { Analysis } from '../../src-core/graph/analysis';
import type { NodeId } from '../../src-core/ids';
import { countWords } from '../commands/count-words';

/** What undoing a move takes back: "move Dense 1", "move 3 nodes"; without nodes it was a frame or a note. */
export function moveTitle({ analysis }: { readonly analysis: Analysis }, nodes: readonly NodeId[]): string {
  const [only] = nodes;
  if (only === undefined) return 'move a frame or note';
  if (nodes.length > 1) return `move ${countWords(nodes.length, 0)}`;
  return `move ${analysis.nodes.get(only)?.name ?? only}`;
}
