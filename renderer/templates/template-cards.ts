import { findDataset } from '../../src-core/datasets/registry';
import { analyze } from '../../src-core/graph/analyze';
import type { GraphDocument } from '../../src-core/graph/document';
import { templates } from '../../src-core/templates/registry';
import { makeSchematic, type SchematicMark } from './schematic';

export interface TemplateCard {
  readonly id: string;
  readonly title: string;
  readonly doc: string;
  readonly tip: string;
  readonly section: string;
  readonly data: string;
  readonly parameters: number;
  readonly marks: readonly SchematicMark[];
  readonly make: () => GraphDocument;
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
        data: findDataset(document.dataset.id)?.title ?? document.dataset.id,
        parameters: analysis.totals.parameters,
        marks: makeSchematic(document, analysis),
        make: () => template.make(),
      };
    });
  return made;
}

/** Cards in which every word of the search is found. */
export function searchCards(cards: readonly TemplateCard[], search: string): readonly TemplateCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter(({ title, doc, tip, section, data }) => {
    const text = `${title} ${doc} ${tip} ${section} ${data}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
