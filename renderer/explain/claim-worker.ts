import type { ClaimId, Measured } from '../../src-core/explain/registry';
import type { GraphDocument } from '../../src-core/graph/document';
import type { ModelWeights } from '../../src-core/model/weights';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { openOwnTrainer } from '../store/trainer';
import type { OwnTrainer, Progress } from '../store/trainer-client';

export interface ClaimQuestion {
  readonly claim: ClaimId;
  readonly options: ParamRecord;
  readonly document: GraphDocument;
  /** `null`: the first ones. */
  readonly weights: ModelWeights | null;
}

interface Waiting {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export type MeasureClaim = (question: ClaimQuestion, waiting?: Waiting) => Promise<Measured>;

interface ClaimWorkerParts {
  readonly open: () => OwnTrainer;
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** Milliseconds in which a claim that was cancelled has to say so; a worker that does not is ended. */
const grace = 1000;
/** Milliseconds without a question after which the worker's memory is given back: it holds a data set of its own. */
const idle = 60_000;

/**
 * Measures claims in a worker of their own: the one that trains is never kept waiting. Rejects with the worker's
 * sentence, or at once where it is cancelled.
 */
export function makeClaimWorker({ open, after }: ClaimWorkerParts): MeasureClaim {
  let worker: OwnTrainer | null = null;
  let asked = 0;
  let forget = (): void => undefined;
  /** Settles when the last claim that was cancelled has ended, by itself or with its worker. */
  let left: Promise<void> = Promise.resolve();

  const close = (which: OwnTrainer): void => {
    which.close();
    if (worker === which) worker = null;
  };

  /** Workers that were ended for the sake of another question: what else they were asked is asked again. */
  const ended = new WeakSet<OwnTrainer>();

  const ask = async ({ claim, options, document, weights }: ClaimQuestion, waiting: Waiting): Promise<Measured> => {
    const { signal, onProgress } = waiting;
    await left;
    signal?.throwIfAborted();
    forget();
    asked += 1;
    worker ??= open();
    const used = worker;
    let number = 0;
    const answer = used.request(
      (request) => {
        number = request;
        return { kind: 'explain', request, claim, options, document, weights };
      },
      'explained',
      onProgress,
    );
    const settled = (): void => {
      asked -= 1;
      if (asked === 0) forget = after(idle, () => close(used));
    };
    answer.then(settled, settled);

    let giveUp = (): void => undefined;
    const cancelled = new Promise<never>((_, reject) => {
      giveUp = () => {
        used.send({ kind: 'cancel', request: number });
        const spare = after(grace, () => {
          ended.add(used);
          close(used);
        });
        left = answer.then(spare, spare);
        reject(new Error('Cancelled.'));
      };
    });
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return (await Promise.race([answer, cancelled])).measured;
    } catch (error) {
      if (!ended.has(used) || signal?.aborted === true) throw error;
      return ask({ claim, options, document, weights }, waiting);
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  };
  return (question, waiting = {}) => ask(question, waiting);
}

const parts: ClaimWorkerParts = {
  open: openOwnTrainer,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const measureInWorker: MeasureClaim = makeClaimWorker(parts);
/** For what an edit or an exercise asks: it must not wait behind a claim that trains networks for a minute. */
export const measureAtOnce: MeasureClaim = makeClaimWorker(parts);
