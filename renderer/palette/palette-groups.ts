import type { NodeGroup } from '../../src-core/nodes/define-node';
import { nodeDefinitions } from '../../src-core/nodes/registry';
import type { NewNode } from '../canvas/node-addition';

export interface Entry extends NewNode {
  readonly icon: string;
  /** The node type's whole name: the palette may show a shorter one. */
  readonly name: string;
  /** One sentence, for the tooltip. */
  readonly doc: string;
}

export interface Group {
  readonly group: NodeGroup;
  readonly title: string;
  readonly icon: string;
  readonly entries: readonly Entry[];
}

const groupWords: Record<NodeGroup, { readonly title: string; readonly icon: string }> = {
  data: { title: 'Data', icon: 'image' },
  layers: { title: 'Layers', icon: 'dense' },
  activations: { title: 'Activations', icon: 'relu' },
  regularise: { title: 'Regularise', icon: 'droplet' },
  combine: { title: 'Combine', icon: 'merge' },
};

const groupOrder: readonly NodeGroup[] = ['data', 'layers', 'activations', 'regularise', 'combine'];

/** Everything that can be added, by group: what the node registry offers and nothing else. */
export const paletteGroups: readonly Group[] = groupOrder
  .map((group) => ({ group, ...groupWords[group], entries: entriesOf(group) }))
  .filter(({ entries }) => entries.length > 0);

function entriesOf(group: NodeGroup): readonly Entry[] {
  return nodeDefinitions
    .filter((definition) => definition.group === group)
    .flatMap((definition) =>
      definition.palette.map(({ title, icon, params }) => ({
        type: definition.type,
        title,
        name: definition.title,
        icon,
        params,
        doc: definition.doc,
      })),
    );
}

/** Entries whose title holds the words typed, those that begin with them first. */
export function findEntries(query: string): readonly Entry[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [];
  const found = paletteGroups
    .flatMap(({ entries }) => entries)
    .filter(({ title, name }) => [title, name].some((text) => text.toLowerCase().includes(words)));
  const begins = (entry: Entry): number => (entry.title.toLowerCase().startsWith(words) ? 0 : 1);
  return found.toSorted((one, other) => begins(one) - begins(other));
}
