/** What the canvas offers to commands while it is mounted; the viewport is not part of the store. */
export interface CanvasActions {
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
}

let mounted: CanvasActions | null = null;

export function setCanvasActions(actions: CanvasActions | null): void {
  mounted = actions;
}

export const canvasActions = (): CanvasActions | null => mounted;
