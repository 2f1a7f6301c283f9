import type { StateCreator } from 'zustand/vanilla';
import { cutText } from '../../src-core/cut-text';
import { type KeptRunId, keptRunId } from '../../src-core/ids';
import { type KeptRuns, keepRuns, withoutRun } from '../../src-core/runs/keep-runs';
import type { RunRecord } from '../../src-core/runs/run-record';
import { mostOverlaid, type RunsSlice } from './runs-slice';
import type { AppState } from './state';

const none: readonly RunRecord[] = [];

/** @param wallClock milliseconds since 1970 */
export function makeRunsSlice(wallClock: () => number): StateCreator<AppState, [], [], RunsSlice> {
  return (set, get) => {
    /** Until the user ticks rows, the newest run and its parent are overlaid. */
    let ticked = false;

    const change = (id: KeptRunId, part: Partial<RunRecord>): void =>
      set({ runs: get().runs.map((run) => (run.id === id ? { ...run, ...part } : run)) });

    const overlayAfter = (run: RunRecord): Overlaid => {
      if (ticked || run.sweep !== null) return get().overlaid;
      if (run.parent === null) return [run.id];
      // A run keeps its colour while the next one is made beside it.
      return get().overlaid[0] === run.parent ? [run.parent, run.id] : [run.id, run.parent];
    };

    return {
      runs: none,
      savedRuns: none,
      overlaid: [],
      shownRun: null,
      openRecord: null,
      parentRun: null,

      keepRun(finished, sweep) {
        const number = nextNumber(get().runs);
        const id = keptRunId(`r${number}`);
        const run: RunRecord = {
          ...finished,
          id,
          name: `Run ${number}`,
          parent: get().parentRun,
          pinned: false,
          endedAt: wallClock(),
          sweep: sweep ?? null,
        };
        const kept = keepRuns([...get().runs, run]);
        set({
          runs: kept.runs,
          overlaid: existing(overlayAfter(run), kept.runs),
          // The runs of a sweep are all changed from the network on the canvas, not each from the one before.
          ...(sweep === undefined && { parentRun: id }),
        });
        const loss = lossWords(kept);
        if (loss !== null) get().toast({ kind: 'info', title: 'The oldest runs gave way', detail: loss });
        return id;
      },
      renameRun(id, name) {
        const plain = cutText(name.trim(), 80);
        if (plain !== '') change(id, { name: plain });
      },
      pinRun: (id, pinned) => change(id, { pinned }),
      deleteRun(id) {
        const before = get();
        const run = before.runs.find((candidate) => candidate.id === id);
        if (run === undefined) return;
        const runs = withoutRun(before.runs, id);
        set({
          runs,
          overlaid: existing(before.overlaid, runs),
          shownRun: before.shownRun === id ? null : before.shownRun,
          parentRun: before.parentRun === id ? run.parent : before.parentRun,
        });
        before.toast({
          kind: 'info',
          title: `${run.name} deleted`,
          detail: '',
          action: { title: 'Undo', run: () => set({ runs: withRun(get().runs, run, before.runs) }) },
        });
      },
      overlayRun(id, on) {
        const { overlaid } = get();
        if (overlaid.includes(id) === on || (on && isFull(overlaid))) return;
        ticked = true;
        const free = overlaid.indexOf(null);
        const slot = on ? (free < 0 ? overlaid.length : free) : overlaid.indexOf(id);
        set({ overlaid: withSlot(overlaid, slot, on ? id : null) });
      },
      showRun: (shownRun) => set({ shownRun }),
      restoreRun(id) {
        const { runs, edit, document, announce } = get();
        const run = runs.find((candidate) => candidate.id === id);
        if (run === undefined) return false;
        const restored = { ...run.document, name: document.name };
        if (!edit({ kind: 'replace', document: restored }, `open the network of ${run.name}`)) return false;
        set({ parentRun: id });
        announce(`The network of ${run.name} is on the canvas`);
        return true;
      },
      openRuns(runs) {
        ticked = false;
        const newest = runs.at(-1);
        const overlaid = newest === undefined ? [] : existing([newest.id, newest.parent], runs);
        set({
          runs,
          savedRuns: runs,
          overlaid,
          shownRun: null,
          parentRun: newest?.id ?? null,
        });
      },
      markRunsSaved: (savedRuns) => set({ savedRuns }),
    };
  };
}

type Overlaid = RunsSlice['overlaid'];

export const isFull = (overlaid: Overlaid): boolean => overlaid.filter((id) => id !== null).length >= mostOverlaid;

/** Only runs that are there; the others leave their places free. */
function existing(ids: Overlaid, runs: readonly RunRecord[]): Overlaid {
  return withoutEnd(ids.map((id) => (runs.some((run) => run.id === id) ? id : null)));
}

function withSlot(overlaid: Overlaid, slot: number, id: KeptRunId | null): Overlaid {
  return withoutEnd([...overlaid.slice(0, slot), id, ...overlaid.slice(slot + 1)]);
}

const withoutEnd = (ids: Overlaid): Overlaid => ids.slice(0, ids.findLastIndex((id) => id !== null) + 1);

function nextNumber(runs: readonly RunRecord[]): number {
  return 1 + Math.max(0, ...runs.map(({ id }) => Number(id.slice(1)) || 0));
}

/** Puts a run back in its place, and its children back under it; what was made or deleted meanwhile stays so. */
function withRun(runs: readonly RunRecord[], back: RunRecord, before: readonly RunRecord[]): readonly RunRecord[] {
  if (runs.some(({ id }) => id === back.id)) return runs;
  const children = new Set(before.filter(({ parent }) => parent === back.id).map(({ id }) => id));
  const order = new Map(before.map(({ id }, index) => [id, index]));
  const mended = runs.map((run) => (children.has(run.id) ? { ...run, parent: back.id } : run));
  const place = (run: RunRecord): number => order.get(run.id) ?? before.length;
  const at = mended.findIndex((run) => place(run) > place(back));
  return at < 0 ? [...mended, back] : [...mended.slice(0, at), back, ...mended.slice(at)];
}

function lossWords({ dropped, withoutAnswers }: KeptRuns): string | null {
  const words: string[] = [];
  if (dropped.length > 0) words.push(`${list(dropped)} ${dropped.length === 1 ? 'is' : 'are'} no longer kept.`);
  if (withoutAnswers.length > 0) {
    const [it, its] = withoutAnswers.length === 1 ? ['has', 'its'] : ['have', 'their'];
    words.push(
      `${list(withoutAnswers)} ${it} lost ${its} predictions and can no longer be compared by McNemar’s test.`,
    );
  }
  return words.length === 0 ? null : `A project keeps 8 MiB of runs. ${words.join(' ')} Pin what must stay.`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
