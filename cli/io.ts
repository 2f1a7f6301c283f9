/** What a verb sees of the process, so that tests need none. */
export interface CommandIo {
  /** The answer: words or JSON. */
  stdout(text: string): void;
  /** Progress, notes and faults. */
  stderr(text: string): void;
  /** Calls `handler` at Ctrl+C; the answer stops listening. */
  onInterrupt(handler: () => void): () => void;
}

/** A fault of the user's, ended with one sentence: 1 the graph, file or data is at fault, 2 wrong use. */
export class Fault extends Error {
  constructor(
    message: string,
    readonly code: 1 | 2,
  ) {
    super(message);
  }
}

export const wrongUse = (message: string): Fault => new Fault(message, 2);
export const wrongInput = (message: string): Fault => new Fault(message, 1);
