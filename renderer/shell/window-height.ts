import { useSyncExternalStore } from 'react';

/** Height of the window in px, followed. */
export function useWindowHeight(): number {
  return useSyncExternalStore(listen, () => window.innerHeight);
}

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
