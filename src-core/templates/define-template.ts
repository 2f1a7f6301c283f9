import type { GraphDocument } from '../graph/document';

/** A network to start from: wired, and ready to train where it is not blank. */
export interface Template {
  /** As on the command line. */
  readonly id: string;
  readonly title: string;
  /** Section of the chapter; empty for what it does not have. */
  readonly section: string;
  /** One sentence. */
  readonly doc: string;
  /** What to try with it. */
  readonly tip: string;
  make(): GraphDocument;
}
