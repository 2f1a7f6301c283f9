import type { NodeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { topologicalOrder } from '../canvas/topological-order';
import type { AppState } from '../store/state';
import type { Command } from './command';
import { fuzzyMatch, type Match } from './fuzzy';
import { isMac } from './is-mac';
import { formatShortcut } from './shortcut';

export type PaletteMode = 'commands' | 'find';

/** A row of the palette: a command, or a node to go to. */
export interface PaletteItem {
  readonly key: string;
  readonly does: { readonly command: string } | { readonly node: NodeId } | { readonly file: string };
  readonly icon: string | null;
  readonly title: string;
  readonly marks: Match['marks'];
  /** The shortcut of a command, the type of a node. */
  readonly hint: string;
  /** Why a command cannot be done now. */
  readonly reason: string | null;
}

export interface PaletteSection {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** As many rows as anybody reads; a longer query finds the others. */
const mostItems = 90;

interface Ranked {
  readonly section: string;
  readonly item: PaletteItem;
  readonly match: Match;
}

/**
 * What the palette shows for a query, best first and by section: the section with the best row leads. Without a query the
 * commands chosen last come first, then all of them in the order of the registry, then the nodes in the order of flow.
 */
export function paletteSections(
  query: string,
  mode: PaletteMode,
  state: AppState,
  commands: readonly Command[],
  recent: readonly string[],
): readonly PaletteSection[] {
  const nodes = nodeItems(query, state);
  const chosen =
    mode === 'find' ? nodes : [...commandItems(query, state, commands, recent), ...fileItems(query, state), ...nodes];
  const tight = chosen.filter(({ match }) => !match.loose);
  const ranked = tight.length > 0 ? tight : chosen;
  if (query.trim() !== '') ranked.sort((one, other) => other.match.score - one.match.score);
  const sections = new Map<string, PaletteItem[]>();
  for (const { section, item } of ranked.slice(0, mostItems)) {
    const items = sections.get(section);
    if (items === undefined) sections.set(section, [item]);
    else items.push(item);
  }
  return [...sections].map(([title, items]) => ({ title, items }));
}

function commandItems(
  query: string,
  state: AppState,
  commands: readonly Command[],
  recent: readonly string[],
): Ranked[] {
  const place = new Map(recent.map((id, index) => [id, index]));
  const ranked = commands
    // The templates are many and have their own page: here they are found, not listed.
    .filter(({ id, group }) => id !== 'help.commands' && (group !== 'Chapter' || query.trim() !== ''))
    .flatMap((command): Ranked[] => {
      const found = matchCommand(query, command);
      if (found === null) return [];
      const { id, title, icon = null, shortcut, group } = command;
      const reason = command.disabled?.(state) ?? null;
      const hint = shortcut === undefined ? '' : formatShortcut(shortcut, isMac);
      const rank = place.get(id);
      // Among equals what was chosen lately comes first, and what can be done before what cannot.
      const score = found.score + (rank === undefined ? 0 : 8 - rank) - (reason === null ? 0 : 4);
      const section = query.trim() === '' && rank !== undefined ? 'Recent' : group;
      return [
        {
          section,
          match: { ...found, score },
          item: { key: id, does: { command: id }, icon, title: plain(title), marks: found.marks, hint, reason },
        },
      ];
    });
  const order = ({ item }: Ranked): number => place.get(item.key) ?? recent.length;
  return query.trim() === '' ? ranked.sort((one, other) => order(one) - order(other)) : ranked;
}

/** By its title, else by its other words, which cannot be marked. */
function matchCommand(query: string, { title, words, group }: Command): Match | null {
  const byTitle = fuzzyMatch(query, plain(title));
  if (byTitle !== null && !byTitle.loose) return byTitle;
  const byWords = words === undefined ? null : fuzzyMatch(query, `${group} ${words}`);
  if (byWords !== null && !byWords.loose) return { score: byWords.score - 150, marks: [], loose: false };
  return byTitle;
}

/** Files of before: "open" and a part of the name find one. */
function fileItems(query: string, { recentFiles }: AppState): Ranked[] {
  return recentFiles.flatMap(({ handle, name, folder, gone }): Ranked[] => {
    const match = fuzzyMatch(query, name) ?? matchKind(query, `Open recent ${name}`);
    if (match === null) return [];
    const does = { file: handle } as const;
    const hint = gone ? 'not there' : folder;
    const item = {
      key: `file ${handle}`,
      does,
      icon: 'file-text',
      title: name,
      marks: match.marks,
      hint,
      reason: null,
    };
    return [{ section: 'Open recent', match, item }];
  });
}

function nodeItems(query: string, { document, analysis }: AppState): Ranked[] {
  return topologicalOrder(document).flatMap((node): Ranked[] => {
    const title = analysis.nodes.get(node.id)?.name ?? node.id;
    const definition = findNodeDefinition(node.type);
    const kind = definition?.name(node.params) ?? node.type;
    const found = fuzzyMatch(query, title) ?? matchKind(query, kind);
    if (found === null) return [];
    const hint = title.startsWith(kind) ? '' : kind;
    const icon = definition?.cardIcon(node.params) ?? 'box';
    const item = {
      key: `node ${node.id}`,
      does: { node: node.id },
      icon,
      title,
      marks: found.marks,
      hint,
      reason: null,
    };
    return [{ section: 'Go to', match: found, item }];
  });
}

/** A renamed node is found by what it is, too. */
function matchKind(query: string, kind: string): Match | null {
  const found = fuzzyMatch(query, kind);
  return found === null ? null : { score: found.score - 150, marks: [], loose: found.loose };
}

const plain = (title: string): string => title.replace('…', '');
