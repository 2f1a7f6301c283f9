import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type EdgeId, edgeId } from '../../src-core/ids';

/** What a wire shows while something is dragged; beside the app's store, so that only the wires concerned are drawn anew. */
interface WireMarks {
  /** Would take in what is held over it. */
  readonly target: EdgeId | null;
  /** One of its ends is held in the hand. */
  readonly picked: EdgeId | null;
}

export const wireMarks = createStore<WireMarks>()(() => ({ target: null, picked: null }));

export function markWire(marks: Partial<WireMarks>): void {
  const now = wireMarks.getState();
  const next = { ...now, ...marks };
  if (next.target !== now.target || next.picked !== now.picked) wireMarks.setState(next);
}

export function useWireMark(id: string): keyof WireMarks | null {
  return useStore(wireMarks, ({ target, picked }) => (picked === id ? 'picked' : target === id ? 'target' : null));
}

/** The wire that lies at one of these points of the window, the first one first. */
export function wireAt(points: readonly { readonly x: number; readonly y: number }[]): EdgeId | null {
  for (const { x, y } of points) {
    for (const element of document.elementsFromPoint(x, y)) {
      const id = element.closest('.react-flow__edge')?.getAttribute('data-id');
      if (id != null) return edgeId(id);
    }
  }
  return null;
}
