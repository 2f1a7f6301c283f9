import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';

/** The page's end of the worker. The worker starts with the first command and again after it died. */
export interface TrainerClient {
  send(command: TrainCommand): void;
  /**
   * Sends a command that carries a request number and waits for its answer; rejects with the worker's sentence.
   * @param onProgress told how far the answer is, where the worker says so
   */
  request<Kind extends AnswerKind>(
    makeCommand: (request: number) => TrainCommand,
    answer: Kind,
    onProgress?: (progress: Progress) => void,
  ): Promise<Answer<Kind>>;
  onEvent(listener: (event: TrainEvent) => void): () => void;
  /** Told once for every worker that dies; the next command starts another. */
  onDeath(listener: (message: string) => void): () => void;
}

/** A trainer that whoever opened it closes again, and its worker with it; what was asked for is then refused. */
export interface OwnTrainer extends TrainerClient {
  close(): void;
}

type AnswerKind =
  | 'prediction'
  | 'files'
  | 'previewed'
  | 'viewed'
  | 'explained'
  | 'past-snapshot'
  | 'evaluated'
  | 'diagnosed'
  | 'rates-tried';
export type Answer<Kind extends AnswerKind> = Extract<TrainEvent, { kind: Kind }>;
export type Progress = Extract<TrainEvent, { kind: 'measuring' }>;

interface Waiting {
  readonly resolve: (event: TrainEvent) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export function makeTrainerClient(startWorker: () => Worker): OwnTrainer {
  let worker: Worker | null = null;
  let requests = 0;
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: TrainEvent) => void>();
  const deathListeners = new Set<(message: string) => void>();

  const receive = (event: TrainEvent): void => {
    if ('request' in event) {
      const asked = waiting.get(event.request);
      if (event.kind === 'measuring') {
        asked?.onProgress?.(event);
        return;
      }
      waiting.delete(event.request);
      if (event.kind === 'refused') asked?.reject(new Error(event.message));
      else asked?.resolve(event);
      return;
    }
    for (const listener of listeners) listener(event);
  };

  const die = (dead: Worker, message: string): void => {
    // A late error of a worker that was replaced says nothing of the new one.
    if (worker !== dead) return;
    end(dead, message);
    for (const listener of deathListeners) listener(message);
  };

  const end = (which: Worker | null, message: string): void => {
    which?.terminate();
    worker = null;
    for (const asked of waiting.values()) asked.reject(new Error(message));
    waiting.clear();
  };

  const alive = (): Worker => {
    if (worker !== null) return worker;
    const started = startWorker();
    started.onmessage = ({ data }: MessageEvent<TrainEvent>) => receive(data);
    started.onerror = ({ message }) => die(started, describeDeath(message));
    started.onmessageerror = () => die(started, 'The training worker sent something that could not be read.');
    worker = started;
    return started;
  };

  return {
    send: (command) => alive().postMessage(command),
    request<Kind extends AnswerKind>(
      makeCommand: (request: number) => TrainCommand,
      answer: Kind,
      onProgress?: (progress: Progress) => void,
    ) {
      const request = ++requests;
      return new Promise<Answer<Kind>>((resolve, reject) => {
        const settle = (event: TrainEvent): void => {
          if (isAnswer(event, answer)) resolve(event);
          else reject(new Error(`The training worker answered ${event.kind} instead of ${answer}.`));
        };
        waiting.set(request, { resolve: settle, reject, onProgress });
        alive().postMessage(makeCommand(request));
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onDeath(listener) {
      deathListeners.add(listener);
      return () => deathListeners.delete(listener);
    },
    close: () => end(worker, 'The worker was closed.'),
  };
}

/** A failing thread of the engine reaches the page as an event without words. */
function describeDeath(message: string): string {
  if (message === '') return 'The training worker could not be started.';
  return message.includes('[object ErrorEvent]') ? 'A thread of the engine failed.' : message;
}

function isAnswer<Kind extends AnswerKind>(event: TrainEvent, kind: Kind): event is Answer<Kind> {
  return event.kind === kind;
}
