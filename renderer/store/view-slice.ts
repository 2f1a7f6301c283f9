import type { RecentFile } from '../../electron/shared/ipc-contract';
import type { ClaimId } from '../../src-core/explain/registry';
import type { AnnotationId, EdgeId, NodeId } from '../../src-core/ids';
import type { ParamRecord } from '../../src-core/nodes/define-node';

export type DockTab = 'problems' | 'training' | 'evaluate' | 'explain' | 'exercises' | 'runs';
export type Dialog = 'templates' | 'data' | 'shortcuts' | 'commands' | 'find' | 'activations' | 'help' | 'rate';

export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'success' | 'error';
  readonly title: string;
  readonly detail: string;
  /** One thing to do about it, such as taking it back. */
  readonly action?: { readonly title: string; readonly run: () => void };
}

/** A question that must be answered before going on; shown as a dialog. */
export interface Question {
  readonly title: string;
  readonly detail: string;
  /** The first is the safe one that Escape gives; the last is the primary button. */
  readonly answers: readonly {
    readonly id: string;
    readonly title: string;
    readonly look: 'default' | 'primary' | 'danger';
  }[];
}

export interface ViewSlice {
  readonly selectedNodes: ReadonlySet<NodeId>;
  readonly selectedEdges: ReadonlySet<EdgeId>;
  /** Frames and notes. */
  readonly selectedAnnotations: ReadonlySet<AnnotationId>;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dialog: Dialog | null;
  /** The page that the help dialog shows; `null` for that of the selected node. */
  readonly helpTopic: string | null;
  readonly toasts: readonly Toast[];
  /** Read out by the live region. */
  readonly announcement: string;
  /** Files opened and saved last, newest first. */
  readonly recentFiles: readonly RecentFile[];
  /** What is not saved is in the journal: a crash would not lose it. */
  readonly unsavedKept: boolean;
  /** Raised by "show me": the canvas brings this node into view and focuses it. */
  readonly reveal: { readonly node: NodeId; readonly count: number } | null;

  /** The template whose line of what to try is shown. */
  readonly intro: string | null;
  readonly question: Question | null;
  /** What the Explain dock is about; without a claim it shows the one that the network invites most. */
  readonly explained: { readonly claim: ClaimId | null; readonly options: ParamRecord };
  /** A card is being moved: what costs frames and can wait does so. */
  readonly dragging: boolean;

  select(nodes: Iterable<NodeId>, edges?: Iterable<EdgeId>, annotations?: Iterable<AnnotationId>): void;
  setDragging(on: boolean): void;
  showDock(tab: DockTab): void;
  toggleDock(): void;
  /** Chooses a claim and what it is asked, and opens the Explain dock. */
  explain(claim: ClaimId | null, options?: ParamRecord): void;
  openDialog(dialog: Dialog | null): void;
  openHelp(topic: string | null): void;
  toast(toast: Omit<Toast, 'id'>): void;
  dismissToast(id: number): void;
  announce(text: string): void;
  showIntro(template: string | null): void;
  setRecentFiles(files: readonly RecentFile[]): void;
  setUnsavedKept(kept: boolean): void;
  revealNode(node: NodeId): void;
  /** Resolves with the id of the chosen answer. */
  ask(question: Question): Promise<string>;
  answer(id: string): void;
}
