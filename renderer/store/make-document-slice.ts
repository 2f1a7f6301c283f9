import type { StateCreator } from 'zustand/vanilla';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { isEqual } from '../../src-core/graph/reuse';
import type { DocumentSlice, HistoryEntry } from './document-slice';
import type { AppState } from './state';

/** Deep enough for a long session; every entry shares what did not change with its neighbours. */
const historyDepth = 500;

export function makeDocumentSlice(first: GraphDocument): StateCreator<AppState, [], [], DocumentSlice> {
  return (set, get) => {
    /** What an edit must be about to go into the newest step; `null` while none may. */
    let joinable: string | null = null;

    const show = (document: GraphDocument): Partial<AppState> => {
      const nodes = new Set(document.nodes.map(({ id }) => id));
      const edges = new Set(document.edges.map(({ id }) => id));
      const annotations = new Set([...document.frames, ...document.notes].map(({ id }) => id));
      const { selectedNodes, selectedEdges, selectedAnnotations, analysis } = get();
      return {
        document,
        analysis: analyze(document, analysis),
        selectedNodes: keep(selectedNodes, nodes),
        selectedEdges: keep(selectedEdges, edges),
        selectedAnnotations: keep(selectedAnnotations, annotations),
      };
    };

    const travel = (from: 'past' | 'future', to: 'past' | 'future', word: string): void => {
      const entry = get()[from].at(-1);
      if (entry === undefined) return;
      joinable = null;
      const { weights } = entry;
      const here: HistoryEntry = {
        document: get().document,
        title: entry.title,
        // What was trained here since is kept for the way back.
        ...(weights && { weights: { here: get().heldWeights() ?? weights.beyond, beyond: weights.here } }),
      };
      set({ ...show(entry.document), [from]: get()[from].slice(0, -1), [to]: [...get()[to], here] });
      if (weights) get().showHeldWeights(weights.here);
      get().announce(`${word}: ${entry.title}`);
    };

    return {
      document: first,
      analysis: analyze(first),
      past: [],
      future: [],
      saved: first,
      file: null,

      edit(change, title, mode = 'step') {
        const before = get().document;
        const result = applyChange(before, change);
        if (!result.ok) {
          get().toast({ kind: 'error', title: 'That cannot be done', detail: result.error });
          return false;
        }
        if (result.value === before) return true;
        const about = mode === 'join' ? `${title} ${subjectOf(change)}` : null;
        const joined = about !== null && joinable === about ? get().past.at(-1) : undefined;
        if (joined && isEqual(joined.document, result.value)) {
          // Typed, and typed back: there is nothing to undo, and a saved project is as it was saved.
          joinable = null;
          set({ ...show(joined.document), past: get().past.slice(0, -1), future: [] });
          return true;
        }
        joinable = about;
        const past = joined ? get().past : [...get().past, { document: before, title }].slice(-historyDepth);
        set({ ...show(result.value), past, future: [] });
        return true;
      },
      rewrite({ change, title, weights }) {
        const here = get().heldWeights();
        const { document } = get();
        if (!get().edit(change, title) || get().document === document) return false;
        const beyond = { weights, epochs: here?.epochs ?? 0, unsaved: true };
        const step = { document, title, weights: { here, beyond } };
        set({ past: [...get().past.slice(0, -1), step] });
        get().showHeldWeights(beyond);
        return true;
      },
      undo: () => travel('past', 'future', 'Undone'),
      redo: () => travel('future', 'past', 'Redone'),
      load(document, file, unsaved) {
        joinable = null;
        get().clearRun();
        get().stopSweep('now');
        get().forgetSweep();
        get().openRuns([]);
        // A copy of its own: nothing that is shown is what was saved.
        const saved = unsaved === undefined ? document : { ...document };
        // Which claim was asked for is of the network that was there.
        const explained = { claim: null, options: {} };
        set({ ...show(document), past: [], future: [], saved, file, toasts: [], intro: null, explained });
        get().select([]);
      },
      markSaved(document, file) {
        joinable = null;
        set({ saved: document, file });
      },
    };
  };
}

/** What a change is about: two fields, or one field of two nodes, may give their edits the same title. */
function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'set-params':
    case 'rename':
    case 'bypass':
      return `${change.kind} ${change.node}`;
    case 'move':
      return `move ${change.positions.map(({ node }) => node).join(' ')}`;
    case 'annotate':
      return `annotate ${[...change.frames, ...change.notes].map(({ id }) => id).join(' ')}`;
    case 'all':
      return change.changes.map(subjectOf).join(', ');
    case 'set-training':
      return `set-training ${Object.keys(change.training).join(' ')}`;
    default:
      return change.kind;
  }
}

function keep<Id>(selected: ReadonlySet<Id>, existing: ReadonlySet<Id>): ReadonlySet<Id> {
  const kept = [...selected].filter((id) => existing.has(id));
  return kept.length === selected.size ? selected : new Set(kept);
}
