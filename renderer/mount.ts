import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Draws a page into an element. It stands in one file with React, which makes Errors while it is evaluated: to whom a
 * debugger listens, as in every end-to-end test, the browser then parses anew what evaluates it, to say where they were made.
 */
export function mount(root: Element, page: ReactNode): void {
  createRoot(root).render(page);
}
