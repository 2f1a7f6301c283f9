import { useSyncExternalStore } from 'react';

let painted = false;
const listeners = new Set<() => void>();

/**
 * Whether the window has shown its first picture. What takes long and is not read first, as drawings of a hundred thousand
 * weights, comes with the next one.
 */
export function usePainted(): boolean {
  return useSyncExternalStore(subscribe, () => painted);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // A frame's callbacks run before it is shown; after it whoever clicks or types goes first.
  if (!painted && listeners.size === 1) requestAnimationFrame(() => requestIdleCallback(tell, { timeout: 500 }));
  return () => listeners.delete(listener);
}

function tell(): void {
  painted = true;
  for (const listener of listeners) listener();
}
