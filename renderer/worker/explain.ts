import { measureClaim } from '../../src-core/explain/measure-claim';
import type { TrainingHost } from '../../src-core/explain/train-network';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { datasetOf } from './datasets';
import { startAnyBackend, tfjs } from './tensorflow';

type ExplainCommand = Extract<TrainCommand, { kind: 'explain' }>;

/** Milliseconds between two words on how far a claim is. */
const progressInterval = 100;

export interface Explainer {
  /** Answers `explained`; throws the sentence why not, also where it was cancelled. */
  explain(command: ExplainCommand): Promise<TrainEvent>;
  /** Takes effect when the claim lets messages in; one that waits for its turn is not begun. */
  cancel(request: number): void;
}

interface ExplainerParts extends Pick<TrainingHost, 'openEngine' | 'yieldControl'> {
  emit(event: TrainEvent): void;
}

export function makeExplainer({ emit, yieldControl, openEngine }: ExplainerParts): Explainer {
  const cancelled = new Set<number>();

  return {
    async explain({ request, claim, options, document, weights }) {
      const goOn = (): void => {
        if (cancelled.delete(request)) throw new Error('Cancelled.');
      };
      let saidAt = Number.NEGATIVE_INFINITY;
      goOn();
      await startAnyBackend();
      const measured = await measureClaim(
        {
          tfjs,
          dataset: datasetOf,
          openEngine,
          async yieldControl() {
            await yieldControl();
            goOn();
          },
          progress(what, fraction) {
            if (performance.now() - saidAt < progressInterval) return;
            saidAt = performance.now();
            emit({ kind: 'measuring', request, what, fraction });
          },
        },
        { claim, options, document, weights },
      );
      cancelled.delete(request);
      if (!measured.ok) throw new Error(measured.error);
      return { kind: 'explained', request, measured: measured.value };
    },
    cancel: (request) => {
      cancelled.add(request);
    },
  };
}
