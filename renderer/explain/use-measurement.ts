import { useEffect, useRef, useState } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type ClaimId, findClaim, type Measured } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { appStore, useApp } from '../store/create-store';
import { networkKey } from '../store/plan-of-now';
import { measureInWorker } from './claim-worker';
import { useLastMeasured } from './last-measured';
import { makeTimeLeft } from './time-left';
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
  /** How far it is; `null` while nothing is being measured. */
  readonly progress: Progress | null;
  /** Somebody cancelled it, or it waits to be asked for because it takes long: `measure` begins it. */
  readonly waits: boolean;
  measure(): void;
  cancel(): void;
}

export interface Progress {
  readonly what: string;
  /** In [0, 1]; `null` where it is not known. */
  readonly fraction: number | null;
  /** Seconds; `null` where that is not known. */
  readonly left: number | null;
}

/** What the worker says. */
type Said = Omit<Progress, 'left'>;

/** While training, at most this share of the time goes into measuring. */
const share = 0.05;
const begun: Progress = { what: 'the worker starts', fraction: null, left: null };

interface Answer {
  /** What was asked, of which network, and of which weights. */
  readonly question: string;
  readonly network: string;
  readonly weights: object | null;
  readonly measured: Measured | null;
  readonly refusal: string | null;
  readonly epoch: number | null;
}

/**
 * Measures a claim on the network as it is drawn and the weights on the screen; again whenever either changes. A claim
 * that trains networks of its own is measured when somebody asks for it, and whatever the weights.
 * @param enabled `false`: another one goes first
 */
export function useMeasurement(graph: ClaimGraph, claim: ClaimId, options: ParamRecord, enabled = true): Measurement {
  const phase = useApp(({ run }) => run.phase);
  const trains = findClaim(claim)?.trains !== undefined;
  const weights = useApp((state) => (trains ? null : shownWeightsOf(state, graph).version));
  const network = networkOf(graph, claim);
  const question = JSON.stringify([network, options]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asked, setAsked] = useState<{ readonly question: string; readonly progress: Progress } | null>(null);
  /** The question that somebody began or cancelled by hand. */
  const [chosen, setChosen] = useState<{ readonly question: string; readonly wanted: boolean } | null>(null);
  const inFlight = useRef<AbortController | null>(null);
  const restUntil = useRef(0);
  const fresh = answer !== null && answer.question === question && answer.weights === weights;
  const wanted = chosen?.question === question ? chosen.wanted : !trains;

  useEffect(() => {
    // `asked` may lag behind: the page can be drawn anew before it is set.
    if (inFlight.current !== null) return;
    if (!enabled || fresh || !wanted || asked !== null || phase === 'opening') return;
    const ask = async (): Promise<void> => {
      const controller = new AbortController();
      inFlight.current = controller;
      const started = performance.now();
      const timeLeft = makeTimeLeft(() => performance.now());
      const onProgress = ({ what, fraction }: Said): void => {
        const left = timeLeft(what, fraction);
        if (!controller.signal.aborted) setAsked({ question, progress: { what, fraction, left } });
      };
      setAsked({ question, progress: begun });
      const answered = await askWorker({ graph, claim, options }, controller.signal, onProgress);
      if (inFlight.current === controller) inFlight.current = null;
      setAsked(null);
      if (answered === null) return;
      if (answered.measured !== null) useLastMeasured.getState().show(answered.measured, graph.document);
      const ended = performance.now();
      restUntil.current = ended + (ended - started) / share;
      setAnswer({ question, network, ...answered, ...(trains && { weights: null }) });
    };
    const wait = phase === 'running' ? Math.max(0, restUntil.current - performance.now()) : 0;
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
  });

  // Nobody waits for the answer to another question than the one on the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what it is about.
  useEffect(() => () => inFlight.current?.abort(), [question]);

  useEffect(() => {
    if (!enabled) inFlight.current?.abort();
  }, [enabled]);

  // While other options of the same claim are measured, what was measured before stays on the screen.
  const mine = answer?.question === question ? answer : null;
  const shown = mine ?? (answer?.network === network ? answer : null);
  return {
    measured: shown?.measured ?? null,
    refusal: mine?.refusal ?? null,
    stale: !fresh,
    epoch: shown?.epoch ?? null,
    progress: asked?.question === question ? asked.progress : null,
    waits: !wanted && !fresh,
    measure: () => setChosen({ question, wanted: true }),
    cancel() {
      inFlight.current?.abort();
      setChosen({ question, wanted: false });
    },
  };
}

interface Question {
  readonly graph: ClaimGraph;
  readonly claim: ClaimId;
  readonly options: ParamRecord;
}

/** Never rejects: what cannot be measured is answered with the reason, what was cancelled with `null`. */
async function askWorker(
  { graph, claim, options }: Question,
  signal: AbortSignal,
  onProgress: (said: Said) => void,
): Promise<Omit<Answer, 'question' | 'network'> | null> {
  const { weights, version, epoch } = shownWeightsOf(appStore.getState(), graph);
  const answer = { weights: version, epoch };
  try {
    const question = { claim, options, document: graph.document, weights };
    return { ...answer, measured: await measureInWorker(question, { signal, onProgress }), refusal: null };
  } catch (error) {
    if (signal.aborted) return null;
    return { ...answer, measured: null, refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** All that the answer depends on but options and the weights of a run. Names count: they stand in the words. */
function networkOf({ plan }: ClaimGraph, claim: ClaimId): string {
  const names = plan.operations.map(({ title }) => title);
  return JSON.stringify([claim, networkKey(plan), names, plan.dataset, plan.seed, plan.loss, plan.training]);
}
