import { useEffect } from 'react';
import { fetchParts } from '../ui/later';

/** Fetches what the first picture did without while the window rests, so that every pane opens at once. */
export function useParts(): void {
  useEffect(() => void fetchParts(rest), []);
}

const rest = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve());
  });
