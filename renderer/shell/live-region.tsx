import { useEffect, useState } from 'react';
import { summarizeProblems } from '../problems/problem-words';
import { appStore } from '../store/create-store';

/** Reads out no more than this often, in milliseconds; of several messages in between the newest is read. */
const pace = 1000;

/** What a screen reader is told without asking: epochs, undo, problems. */
export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => {
    let waiting: string | null = null;
    let spoken = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = (): void => {
      timer = null;
      if (waiting === null) return;
      setText(waiting);
      waiting = null;
      spoken = performance.now();
    };
    const say = (message: string): void => {
      waiting = message;
      timer ??= setTimeout(flush, Math.max(0, spoken + pace - performance.now()));
    };
    const stop = appStore.subscribe((state, before) => {
      if (state.announcement !== before.announcement && state.announcement !== '') say(state.announcement);
      const [now, then] = [summarizeProblems(state.analysis.problems), summarizeProblems(before.analysis.problems)];
      if (now === then) return;
      // The undo or the edit that led there is said with it.
      say(state.announcement !== before.announcement ? `${state.announcement}. ${now}` : now);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return (
    <div className="vh" role="status" aria-live="polite" aria-atomic="true" data-testid="live-region">
      {text}
    </div>
  );
}
