import type { GraphDocument, Size } from '../../src-core/graph/document';
import type { NodeBox } from '../../src-core/graph/editing/align';
import { cardWidth, usualCardHeight } from './measures';

/** The cards where they are committed, of the sizes that were measured. */
export function cardBoxes({ nodes }: GraphDocument, sizes: ReadonlyMap<string, Size>): readonly NodeBox[] {
  return nodes.map(({ id, position }) => {
    const { width = cardWidth, height = usualCardHeight } = sizes.get(id) ?? {};
    return { node: id, ...position, width, height };
  });
}
