import type { EdgeId, NodeId } from '../../src-core/ids';

export type DockTab = 'problems' | 'training' | 'evaluate';
export type Dialog = 'templates' | 'data' | 'training' | 'shortcuts';

export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'success' | 'error';
  readonly title: string;
  readonly detail: string;
}

export interface ViewSlice {
  readonly selectedNodes: ReadonlySet<NodeId>;
  readonly selectedEdges: ReadonlySet<EdgeId>;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dialog: Dialog | null;
  readonly toasts: readonly Toast[];
  /** Read out by the live region. */
  readonly announcement: string;
  /** Raised by "show me": the canvas brings this node into view and focuses it. */
  readonly reveal: { readonly node: NodeId; readonly count: number } | null;

  select(nodes: Iterable<NodeId>, edges?: Iterable<EdgeId>): void;
  showDock(tab: DockTab): void;
  toggleDock(): void;
  openDialog(dialog: Dialog | null): void;
  toast(toast: Omit<Toast, 'id'>): void;
  dismissToast(id: number): void;
  announce(text: string): void;
  revealNode(node: NodeId): void;
}
