import { useEffect, useRef, useState } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { ClaimId, Measured } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { appStore, useApp } from '../store/create-store';
import { networkKey } from '../store/plan-of-now';
import { trainer } from '../store/trainer';
import { shownWeightsOf } from './weights-source';

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

/** Measures a claim on the network as it is drawn and the weights on the screen; again whenever either changes. */
export function useMeasurement(graph: ClaimGraph, claim: ClaimId, options: ParamRecord): Measurement {
  const phase = useApp(({ run }) => run.phase);
  const weights = useApp((state) => shownWeightsOf(state, graph).version);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = useRef(false);
  const restUntil = useRef(0);
  const question = questionOf(graph, claim, options);
  const fresh = answer !== null && answer.question === question && answer.weights === weights;

  useEffect(() => {
    if (fresh || busy.current || phase === 'opening') return;
    const ask = async (): Promise<void> => {
      busy.current = true;
      const started = performance.now();
      const answered = await askWorker(graph, claim, options);
      busy.current = false;
      const ended = performance.now();
      restUntil.current = ended + (ended - started) / share;
      setAnswer({ question, ...answered });
    };
    const wait = phase === 'running' ? Math.max(0, restUntil.current - performance.now()) : 0;
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
  });

  if (answer?.question !== question) return nothing;
  return { measured: answer.measured, refusal: answer.refusal, stale: !fresh, epoch: answer.epoch };
}

/** Never rejects: what cannot be measured is answered with the reason. */
async function askWorker(graph: ClaimGraph, claim: ClaimId, options: ParamRecord): Promise<Omit<Answer, 'question'>> {
  const { source, version, epoch } = shownWeightsOf(appStore.getState(), graph);
  const { document } = graph;
  try {
    const { measured } = await trainer.request(
      (request) => ({ kind: 'explain', request, claim, options, document, weights: source }),
      'explained',
    );
    return { weights: version, measured, refusal: null, epoch };
  } catch (error) {
    return { weights: version, measured: null, refusal: error instanceof Error ? error.message : String(error), epoch };
  }
}

/** All that the answer depends on but the weights of a run. Names count: they stand in the words. */
function questionOf({ plan }: ClaimGraph, claim: ClaimId, options: ParamRecord): string {
  const names = plan.operations.map(({ title }) => title);
  return JSON.stringify([claim, options, networkKey(plan), names, plan.dataset, plan.seed, plan.loss, plan.training]);
}
