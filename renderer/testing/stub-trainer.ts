import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import type { OwnTrainer } from '../store/trainer-client';

/** A question to the worker that waits for its answer. */
interface Question {
  readonly command: TrainCommand;
  /** Settles it, unless the event is of another kind than was asked for. */
  answer(event: TrainEvent): void;
  refuse(message: string): void;
}

/** The page's end of a worker that the test plays. */
export interface StubTrainer extends OwnTrainer {
  /** What was sent without waiting for an answer, in order. */
  readonly sent: TrainCommand[];
  /** All that was asked, in order. */
  readonly asked: Question[];
  readonly closed: boolean;
  /** The worker says something, to all who listen: the run and the detective both do. */
  readonly tell: (event: TrainEvent) => void;
  readonly die: (message: string) => void;
}

export function makeStubTrainer(): StubTrainer {
  const sent: TrainCommand[] = [];
  const asked: Question[] = [];
  const listeners = new Set<(event: TrainEvent) => void>();
  const mourners = new Set<(message: string) => void>();
  let closed = false;
  return {
    sent,
    asked,
    get closed() {
      return closed;
    },
    tell(event) {
      for (const listener of [...listeners]) listener(event);
    },
    die(message) {
      for (const mourner of [...mourners]) mourner(message);
    },
    send: (command) => void sent.push(command),
    request: (makeCommand, kind) =>
      new Promise((resolve, reject) => {
        const answer = (event: TrainEvent): void => {
          if (isOfKind(event, kind)) resolve(event);
        };
        asked.push({ command: makeCommand(1), answer, refuse: (message) => reject(new Error(message)) });
      }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onDeath(listener) {
      mourners.add(listener);
      return () => mourners.delete(listener);
    },
    close() {
      closed = true;
    },
  };
}

function isOfKind<Kind extends TrainEvent['kind']>(
  event: TrainEvent,
  kind: Kind,
): event is Extract<TrainEvent, { kind: Kind }> {
  return event.kind === kind;
}
