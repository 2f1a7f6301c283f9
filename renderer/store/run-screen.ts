import type { TrainEvent } from '../../src-core/training/protocol';
import type { EpochRecord, Run } from './run-slice';

/** The open run: as it is, and as the screen has it, which is up to a reading behind while a network trains. */
export interface RunScreen {
  readonly current: Run;
  /** Brings a state to the screen at once. */
  show(run: Run): void;
  /** What an event made of the run: on the screen at once, or with the next reading. */
  follow(event: TrainEvent, before: Run, after: Run): void;
}

interface ScreenParts {
  /** What is on the screen. */
  readonly read: () => Run;
  readonly write: (run: Run) => void;
  readonly announce: (text: string) => void;
  readonly now: () => number;
}

/** Numbers on the screen change at most this often; curves are drawn from the series, every frame. */
const readingInterval = 250;

export function makeRunScreen({ read, write, announce, now }: ScreenParts): RunScreen {
  /** Newest state that the screen has not seen yet. */
  let held: Run | null = null;
  let shownAt = 0;
  let announced: EpochRecord | null = null;

  /** Of several that come to the screen at once the newest. */
  const announceEpoch = ({ epochs }: Run): void => {
    const newest = epochs.at(-1) ?? null;
    if (newest === announced) return;
    announced = newest;
    if (newest !== null) announce(epochWords(newest));
  };
  const show = (run: Run): void => {
    held = null;
    shownAt = now();
    write(run);
    announceEpoch(run);
  };
  return {
    get current() {
      return held ?? read();
    },
    show,
    follow(event, before, after) {
      if (mayWait(event, before) && now() - shownAt < readingInterval) held = after;
      else show(after);
    },
  };
}

/** News of a network that trains come together: what comes after them brings what waits to the screen. */
function mayWait({ kind }: TrainEvent, { loss, phase }: Run): boolean {
  if (phase !== 'running') return false;
  // The first loss is shown at once: it is what one waits for.
  return kind === 'steps' ? loss !== null : kind === 'snapshot' || kind === 'epoch' || kind === 'kept';
}

function epochWords({ epoch, test: { accuracy, loss } }: EpochRecord): string {
  const reading = accuracy === null ? `test loss ${loss.toFixed(4)}` : `test accuracy ${(accuracy * 100).toFixed(1)} %`;
  return `Epoch ${epoch}, ${reading}`;
}
