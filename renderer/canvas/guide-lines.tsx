import { ViewportPortal } from '@xyflow/react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Guide } from './guides';

const noGuides: readonly Guide[] = [];
const shown = createStore<{ readonly guides: readonly Guide[] }>()(() => ({ guides: noGuides }));

export function showGuides(guides: readonly Guide[]): void {
  if (guides.length > 0 || shown.getState().guides.length > 0) shown.setState({ guides });
}

/** The lines along which the card that is dragged is level with others. */
export function GuideLines() {
  const guides = useStore(shown, (state) => state.guides);
  useEffect(() => {
    // A drag that is broken off (the window lost the mouse) reports no end.
    const clear = (): void => showGuides(noGuides);
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const kind of ends) window.addEventListener(kind, clear);
    return () => {
      for (const kind of ends) window.removeEventListener(kind, clear);
    };
  }, []);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="hand-wire guides" aria-hidden="true">
        {guides.map(({ way, at, from, to }) => (
          <path key={way} d={way === 'down' ? `M${at},${from - 16}V${to + 16}` : `M${from - 16},${at}H${to + 16}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
}
