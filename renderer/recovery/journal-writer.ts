import type { StoreApi } from 'zustand/vanilla';
import { projectText } from '../commands/project-text';
import type { Journal } from '../host/host';
import { isUnsaved } from '../store/selectors';
import type { AppState } from '../store/state';

/** Milliseconds of quiet after which unsaved work is put aside. */
const quiet = 1000;
/** Never later than this after the first change, however busy the user. */
const patience = 5000;
/** While a run goes on its weights change all the time; they are put aside no more often than this. */
const runInterval = 30_000;

export interface JournalWriterParts {
  readonly app: StoreApi<AppState>;
  readonly journal: Journal;
  readonly now: () => number;
  /** Calls back after so many milliseconds; the answer cancels it. */
  readonly later: (milliseconds: number, call: () => void) => () => void;
}

/**
 * Puts unsaved work aside a moment after it changed, one write at a time, and clears what was put aside as soon as all is
 * saved. Answers with a function that stops it.
 */
export function keepJournal({ app, journal, now, later }: JournalWriterParts): () => void {
  /** What the journal holds; nothing at the start. */
  let kept: Mark | null = null;
  let keptAt = 0;
  let changedAt: number | null = null;
  let cancel: (() => void) | null = null;
  let busy = false;
  let warned = false;

  const follow = (state: AppState): void => {
    const mark = markOf(state);
    const nothingYet = kept === null && changedAt === null;
    if (busy || isSame(kept, mark) || (nothingYet && !mark.unsaved)) return;
    // Saved: what was put aside must not be offered at the next start, even if that comes at once.
    if (!mark.unsaved) void bringUpToDate();
    else if (state.run.phase !== 'running' || kept?.document !== mark.document || now() - keptAt >= runInterval) {
      schedule();
    }
  };

  const schedule = (): void => {
    changedAt ??= now();
    cancel?.();
    cancel = later(Math.max(0, Math.min(quiet, changedAt + patience - now())), due);
    if (app.getState().unsavedKept) app.getState().setUnsavedKept(false);
  };

  /** To write down a network and its weights takes longer than some frames: not while something is dragged. */
  const due = (): void => {
    if (app.getState().dragging) cancel = later(quiet, due);
    else void bringUpToDate();
  };

  const bringUpToDate = async (): Promise<void> => {
    cancel?.();
    cancel = null;
    changedAt = null;
    busy = true;
    const state = app.getState();
    const mark = markOf(state);
    if (mark.unsaved) await write(state);
    else await journal.clear();
    kept = mark;
    keptAt = now();
    busy = false;
    follow(app.getState());
  };

  const write = async (state: AppState): Promise<void> => {
    const { document, file } = state;
    const { text } = projectText(state);
    const outcome = await journal.write({ name: document.name, text, handle: file?.handle ?? null });
    state.setUnsavedKept(outcome.ok);
    if (!outcome.ok && !warned) {
      const detail = `It cannot be put aside: ${outcome.reason}. Save the project to keep it.`;
      state.toast({ kind: 'error', title: 'A crash would lose your unsaved work', detail });
    }
    warned = !outcome.ok;
  };

  const stop = app.subscribe(follow);
  follow(app.getState());
  return () => {
    stop();
    cancel?.();
  };
}

/** What would be put aside, told by identity. */
interface Mark {
  readonly unsaved: boolean;
  readonly document: AppState['document'];
  readonly snapshot: AppState['run']['snapshot'];
  readonly runs: AppState['runs'];
}

const markOf = (state: AppState): Mark => ({
  unsaved: isUnsaved(state),
  document: state.document,
  snapshot: state.run.snapshot,
  runs: state.runs,
});

function isSame(one: Mark | null, other: Mark): boolean {
  return (
    one?.unsaved === other.unsaved &&
    one.document === other.document &&
    one.snapshot === other.snapshot &&
    one.runs === other.runs
  );
}
