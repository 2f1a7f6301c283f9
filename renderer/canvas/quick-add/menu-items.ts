import type { Analysis } from '../../../src-core/graph/analysis';
import type { GraphDocument } from '../../../src-core/graph/document';
import { type AddTo, type Fit, fitOf } from '../../../src-core/graph/editing/fit';
import { formatShape } from '../../../src-core/nodes/shape-rules';
import { fuzzyMatch, type Match } from '../../commands/fuzzy';
import { type Entry, paletteGroups } from '../../palette/palette-groups';

/** A node that can be added, with what it would do to the shape there. */
export interface NodeMenuItem {
  readonly entry: Entry;
  readonly marks: Match['marks'];
  /** "784 → 256", or why no wire would lead to it. */
  readonly hint: string;
  /** `null`: it does not fit there, and would be added without a wire. */
  readonly fit: Fit | null;
}

export interface NodeMenuSection {
  readonly title: string;
  readonly items: readonly NodeMenuItem[];
}

export interface NodeMenuWish {
  readonly where: AddTo;
  /** Only what fits is offered; else the rest too, to be added without a wire. */
  readonly onlyFitting: boolean;
}

interface Drawing {
  readonly document: GraphDocument;
  readonly analysis: Analysis;
}

/**
 * Without a query the nodes added lately, then all by group, what does not fit last; with one what is found, best first.
 * @param recent titles of entries, newest first
 */
export function nodeMenuSections(
  query: string,
  { where, onlyFitting }: NodeMenuWish,
  { document, analysis }: Drawing,
  recent: readonly string[],
): readonly NodeMenuSection[] {
  const itemOf = (entry: Entry, marks: Match['marks']): NodeMenuItem[] => {
    const fit = fitOf(document, analysis, entry, where);
    if (!fit.ok) return onlyFitting ? [] : [{ entry, marks, hint: fit.error, fit: null }];
    return [{ entry, marks, hint: effectOf(fit.value), fit: fit.value }];
  };
  const groups = paletteGroups.map(({ title, entries }) => ({
    title,
    items: entries.flatMap((entry) => itemOf(entry, [])),
  }));
  if (query.trim() === '') {
    const all = groups.flatMap(({ items }) => items);
    const lately = recent.flatMap((title) => all.find(({ entry, fit }) => entry.title === title && fit !== null) ?? []);
    const fitting = groups.map(({ title, items }) => ({ title, items: items.filter(({ fit }) => fit !== null) }));
    const others = all.filter(({ fit }) => fit === null);
    const sections = [{ title: 'Recent', items: lately }, ...fitting, { title: 'Without a wire', items: others }];
    return sections.filter(({ items }) => items.length > 0);
  }
  const found = paletteGroups.flatMap(({ entries, title }) =>
    entries.flatMap((entry) => {
      const match = matchOf(query, entry, title);
      if (match === null) return [];
      const rank = recent.indexOf(entry.title);
      const score = match.score + (rank < 0 ? 0 : 8 - rank);
      return itemOf(entry, match.marks).map((item) => ({ item, score: score - (item.fit === null ? 4 : 0), match }));
    }),
  );
  const tight = found.filter(({ match }) => !match.loose);
  const ranked = (tight.length > 0 ? tight : found).sort((one, other) => other.score - one.score);
  return ranked.length === 0 ? [] : [{ title: 'Found', items: ranked.map(({ item }) => item) }];
}

/** By its title, else by its group or what it does, which cannot be marked. */
function matchOf(query: string, { title, doc }: Entry, group: string): Match | null {
  const byTitle = fuzzyMatch(query, title);
  if (byTitle !== null && !byTitle.loose) return byTitle;
  const byWords = `${group} ${doc}`.toLowerCase().includes(query.trim().toLowerCase());
  return byWords ? { score: 50, marks: [], loose: false } : byTitle;
}

/** "keeps 256", "784 → 256", "Flatten, then 784 → 256". */
function effectOf({ nodes, input, output }: Fit): string {
  if (input === null || output === null) return '';
  const [from, to] = [formatShape(input), formatShape(output)];
  if (nodes.length > 1) return `with Flatten, → ${to}`;
  return from === to ? `keeps ${to}` : `${from} → ${to}`;
}

/** What stands over the list: where the node would go. */
export function wishTitle({ where, onlyFitting }: NodeMenuWish, { document, analysis }: Drawing): string {
  const name = (id: Parameters<Analysis['nodes']['get']>[0]): string => analysis.nodes.get(id)?.name ?? id;
  switch (where.to) {
    case 'nothing':
      return 'Add a node';
    case 'output':
      return `${onlyFitting ? 'Fits' : 'Add'} after ${name(where.node)}`;
    case 'input':
      return `Feeds ${name(where.node)}`;
    case 'wire': {
      const wire = document.edges.find(({ id }) => id === where.edge);
      return wire === undefined ? 'Add a node' : `Between ${name(wire.from)} and ${name(wire.to)}`;
    }
  }
}
