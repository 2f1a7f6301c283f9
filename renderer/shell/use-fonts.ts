import { useEffect } from 'react';

/** Loads every face once the window rests: a face that comes when its first letter is shown lays the page out anew. */
export function useFonts(): void {
  useEffect(() => {
    const request = requestIdleCallback(() => {
      for (const face of document.fonts) void face.load().catch(() => undefined);
    });
    return () => cancelIdleCallback(request);
  }, []);
}
