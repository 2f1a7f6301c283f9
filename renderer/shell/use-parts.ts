import { useEffect } from 'react';
import { appStore } from '../store/create-store';
import { previewOf } from '../store/dataset-preview';
import { fetchParts } from '../ui/later';

/**
 * Fetches what the first picture did without, while the window rests, so that every pane opens at once. The worker's first
 * answer goes before: it is on the screen, and Train waits for the worker.
 */
export function useParts(): void {
  useEffect(() => {
    const begin = (): void => void fetchParts(rest);
    previewOf(appStore.getState().document.dataset).then(begin, begin);
  }, []);
}

const rest = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve());
  });
