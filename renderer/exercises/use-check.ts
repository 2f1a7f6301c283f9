import { useState } from 'react';
import type { ExerciseContext } from '../../src-core/exercises/define-exercise';
import { findExercise } from '../../src-core/exercises/registry';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { ClaimId, Measured, MeasuredBy } from '../../src-core/explain/registry';
import type { GraphDocument } from '../../src-core/graph/document';
import type { ModelWeights } from '../../src-core/model/weights';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { fail, ok, type Result } from '../../src-core/result';
import { measureAtOnce } from '../explain/claim-worker';
import { appStore } from '../store/create-store';
import { hasSameWeights } from '../store/plan-of-now';
import type { Run } from '../store/run-slice';
import { afterTry, noProgress, passedOf, type Results } from './progress';

/** A try of this session; lives as long as the window, whichever tab is shown. */
export interface Try {
  readonly results: Results;
  /** Why it could not be checked at all; then there are no results. */
  readonly refusal: string | null;
}

const tries = new Map<string, Try>();

/** Checks an exercise on the network of now. `running` while the worker measures. */
export function useCheck(id: string, graph: ClaimGraph | null) {
  const [running, setRunning] = useState<string | null>(null);
  const [, setChecked] = useState(0);
  const check = async (): Promise<void> => {
    const exercise = findExercise(id);
    if (exercise === null || graph === null || running !== null) return;
    setRunning(id);
    const { settings, run } = appStore.getState();
    const answers = settings.exercises[id]?.answers ?? {};
    try {
      const results = await exercise.check(contextOf(graph, weightsOf(run, graph), answers));
      tries.set(id, { results, refusal: null });
      const { changeSettings, announce, settings: now } = appStore.getState();
      const before = now.exercises[id] ?? noProgress;
      changeSettings({ exercises: { ...now.exercises, [id]: afterTry(before, exercise, results) } });
      announce(`${passedOf(exercise, results)} of ${exercise.checks.length} checks passed`);
    } catch (error) {
      tries.set(id, { results: {}, refusal: error instanceof Error ? error.message : String(error) });
    }
    setRunning(null);
    setChecked((count) => count + 1);
  };
  return { running: running === id, last: tries.get(id) ?? null, check };
}

/** The weights on the screen, where they are those of this network; else its first ones. */
function weightsOf({ plan, snapshot }: Run, graph: ClaimGraph): ModelWeights | null {
  return plan !== null && snapshot !== null && hasSameWeights(plan, graph.plan) ? snapshot.weights : null;
}

function contextOf(
  graph: ClaimGraph,
  weights: ModelWeights | null,
  answers: ExerciseContext['answers'],
): ExerciseContext {
  return {
    graph,
    weights,
    answers,
    async measure<Id extends ClaimId>(claim: Id, options: ParamRecord = {}, variant?: GraphDocument) {
      // A variant has other functions: what they had learned themselves is not its own.
      const given = variant === undefined ? weights : (weights?.filter(({ name }) => name !== 'alpha') ?? null);
      return measure(claim, options, variant ?? graph.document, given);
    },
  };
}

async function measure<Id extends ClaimId>(
  claim: Id,
  options: ParamRecord,
  document: GraphDocument,
  weights: ModelWeights | null,
): Promise<Result<MeasuredBy<Id>, string>> {
  try {
    const measured = await measureAtOnce({ claim, options, document, weights });
    return isOf(measured, claim) ? ok(measured) : fail(`The worker measured ${measured.claim} instead of ${claim}.`);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function isOf<Id extends ClaimId>(measured: Measured, claim: Id): measured is MeasuredBy<Id> {
  return measured.claim === claim;
}
