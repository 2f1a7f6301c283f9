import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './state';
import type { ViewSlice } from './view-slice';

export const makeViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set, get) => {
  let toasts = 0;
  let reply: ((id: string) => void) | null = null;

  return {
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    selectedAnnotations: new Set(),
    dockTab: 'training',
    dockOpen: true,
    dialog: null,
    helpTopic: null,
    toasts: [],
    announcement: '',
    recentFiles: [],
    unsavedKept: false,
    reveal: null,
    intro: null,
    question: null,
    explained: { claim: null, options: {} },
    dragging: false,

    select: (nodes, edges = [], annotations = []) =>
      set({
        selectedNodes: new Set(nodes),
        selectedEdges: new Set(edges),
        selectedAnnotations: new Set(annotations),
      }),
    setDragging(dragging) {
      if (dragging !== get().dragging) set({ dragging });
    },
    showDock: (dockTab) => set({ dockTab, dockOpen: true }),
    toggleDock: () => set({ dockOpen: !get().dockOpen }),
    explain: (claim, options = {}) => set({ explained: { claim, options }, dockTab: 'explain', dockOpen: true }),
    openDialog: (dialog) => set({ dialog }),
    openHelp: (helpTopic) => set({ dialog: 'help', helpTopic }),
    toast(toast) {
      toasts += 1;
      set({ toasts: [...get().toasts, { ...toast, id: toasts }].slice(-4) });
    },
    dismissToast: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
    announce: (announcement) => set({ announcement }),
    showIntro: (intro) => set({ intro }),
    setRecentFiles: (recentFiles) => set({ recentFiles }),
    setUnsavedKept: (unsavedKept) => set({ unsavedKept }),
    revealNode(node) {
      set({ reveal: { node, count: (get().reveal?.count ?? 0) + 1 } });
      get().select([node]);
    },
    ask(question) {
      reply?.(get().question?.answers[0]?.id ?? '');
      set({ question });
      return new Promise((resolve) => {
        reply = resolve;
      });
    },
    answer(id) {
      const resolve = reply;
      reply = null;
      set({ question: null });
      resolve?.(id);
    },
  };
};
