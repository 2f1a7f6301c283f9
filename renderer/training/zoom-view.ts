import { create } from 'zustand';
import type { Stretch } from './curve';

interface ZoomView {
  /** The part of the run that all plots show; `null` is the whole run. */
  readonly zoom: Stretch | null;
  showPart(zoom: Stretch | null): void;
}

/** A choice of the plots alone: they are drawn over one axis. */
export const useZoom = create<ZoomView>()((set) => ({
  zoom: null,
  showPart: (zoom) => set({ zoom }),
}));
