import { serializeDocument } from '../../src-core/graph/serialize';
import { largeLaidOut } from '../../src-core/testing/large-document';

/** The text of a project with so many cards, laid out in rows. */
export const largeProject = (count: number): string => serializeDocument(largeLaidOut(count));
