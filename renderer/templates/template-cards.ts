import { findDataset } from '../../src-core/datasets/registry';
import { analyze } from '../../src-core/graph/analyze';
import { templates } from '../../src-core/templates/registry';
import { makeSchematic, type SchematicMark } from './schematic';

export interface TemplateCard {
  readonly id: string;
  readonly title: string;
  readonly doc: string;
  readonly tip: string;
  readonly section: string;
  /** Heading under which it stands. */
  readonly part: string;
  readonly data: string;
  readonly parameters: number;
  readonly marks: readonly SchematicMark[];
}

let made: readonly TemplateCard[] | null = null;

/** The templates as cards, in the chapter's order; made once. The blank one has its own button. */
export function templateCards(): readonly TemplateCard[] {
  made ??= templates
    .filter(({ id }) => id !== 'blank')
    .map((template) => {
      const { id, title, doc, tip, section } = template;
      const document = template.make();
      const analysis = analyze(document);
      return {
        id,
        title,
        doc,
        tip,
        section,
        part: partOf(section),
        data: findDataset(document.dataset.id)?.title ?? document.dataset.id,
        parameters: analysis.totals.parameters,
        marks: makeSchematic(document, analysis),
      };
    });
  return made;
}

const parts: readonly (readonly [section: string, title: string])[] = [
  ['4.1.1', '4.1.1 Hidden layers'],
  ['4.1.2', '4.1.2 Activation functions'],
  ['4.1.4', '4.1.4 Exercises'],
];

function partOf(section: string): string {
  return parts.find(([start]) => section.startsWith(start))?.[1] ?? 'Beyond the chapter';
}

/** Cards in which every word of the search is found. */
export function searchCards(cards: readonly TemplateCard[], search: string): readonly TemplateCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter(({ title, doc, tip, section, data }) => {
    const text = `${title} ${doc} ${tip} ${section} ${data}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
