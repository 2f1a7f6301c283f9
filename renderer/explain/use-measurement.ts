import { useEffect, useRef, useState } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { ClaimId, Measured } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import type { WeightsSource } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { hasSameWeights, networkKey } from '../store/plan-of-now';
import type { Run } from '../store/run-slice';
import { trainer } from '../store/trainer';

export interface Measurement {
  /** `null` before the first answer to this question. */
  readonly measured: Measured | null;
  /** Why there is no answer, in a sentence. */
  readonly refusal: string | null;
  /** Being measured, or the network learned on since. */
  readonly stale: boolean;
  /** Epoch of the weights that were measured; `null` for the first weights. */
  readonly epoch: number | null;
}

const nothing: Measurement = { measured: null, refusal: null, stale: true, epoch: null };

/** While training, at most this share of the worker's time goes into measuring. */
const share = 0.05;

interface Answer {
  /** What was asked, and of which weights. */
  readonly question: string;
  readonly weights: object | null;
  readonly measured: Measured | null;
  readonly refusal: string | null;
  readonly epoch: number | null;
}

/** Measures a claim on the network as it is drawn and the weights of now; again whenever either changes. */
export function useMeasurement(graph: ClaimGraph, claim: ClaimId, options: ParamRecord): Measurement {
  const run = useApp((state) => state.run);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = useRef(false);
  const restUntil = useRef(0);
  const source = sourceOf(run, graph);
  const weights = source.from === 'first' ? null : run.snapshot;
  const question = questionOf(graph, claim, options);
  const fresh = answer !== null && answer.question === question && answer.weights === weights;
  const running = run.phase === 'running' || run.phase === 'opening';

  useEffect(() => {
    if (fresh || busy.current || run.phase === 'opening') return;
    const epoch = source.from === 'first' ? null : (run.loadedEpochs ?? run.snapshot?.epoch ?? null);
    let wanted = true;
    const ask = async (): Promise<void> => {
      busy.current = true;
      const started = performance.now();
      const settle = (measured: Measured | null, refusal: string | null): void => {
        busy.current = false;
        const time = performance.now() - started;
        restUntil.current = performance.now() + time / share;
        setAnswer({ question, weights, measured, refusal, epoch });
      };
      try {
        const { document } = graph;
        const { measured } = await trainer.request(
          (request) => ({ kind: 'explain', request, claim, options, document, weights: source }),
          'explained',
        );
        settle(measured, null);
      } catch (error) {
        settle(null, error instanceof Error ? error.message : String(error));
      }
    };
    const wait = running ? Math.max(0, restUntil.current - performance.now()) : 0;
    const timer = setTimeout(() => {
      if (wanted) void ask();
    }, wait);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  });

  if (answer?.question !== question) return nothing;
  return { measured: answer.measured, refusal: answer.refusal, stale: !fresh, epoch: answer.epoch };
}

/** All that the answer depends on but the weights of a run. Names count: they stand in the words. */
function questionOf({ plan }: ClaimGraph, claim: ClaimId, options: ParamRecord): string {
  const names = plan.operations.map(({ title }) => title);
  return JSON.stringify([claim, options, networkKey(plan), names, plan.dataset, plan.seed, plan.loss, plan.training]);
}

function sourceOf(run: Run, { plan }: ClaimGraph): WeightsSource {
  const { id, snapshot } = run;
  if (id === null || snapshot === null || run.plan === null || !hasSameWeights(run.plan, plan))
    return { from: 'first' };
  // Weights that are no longer finite say nothing; the last snapshot is from before.
  return run.phase === 'failed' ? { from: 'given', weights: snapshot.weights } : { from: 'run', run: id, at: null };
}
