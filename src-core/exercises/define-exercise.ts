import type { ClaimGraph } from '../explain/define-claim';
import type { ClaimId, MeasuredBy } from '../explain/registry';
import type { GraphDocument } from '../graph/document';
import type { ModelWeights } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import type { Result } from '../result';

/** What an exercise is checked with: the user's own graph, weights and answers. */
export interface ExerciseContext {
  readonly graph: ClaimGraph;
  /** `null`: the first weights. */
  readonly weights: ModelWeights | null;
  /** What was typed, by the id of its field; empty where nothing was. */
  readonly answers: Readonly<Record<string, string>>;
  /** Measures a claim on this graph and its weights, or on a variant of it with the same weights. */
  measure<Id extends ClaimId>(
    claim: Id,
    options?: ParamRecord,
    variant?: GraphDocument,
  ): Promise<Result<MeasuredBy<Id>, string>>;
}

/** Something that must hold, said before it is measured. */
export interface CheckRow {
  readonly id: string;
  readonly what: string;
  readonly limit: string;
}

export interface CheckResult {
  readonly passed: boolean;
  /** The number that was measured, in few characters: "3.1e-6", "13 = 13". */
  readonly measured: string;
  /** Nothing was typed, or there is no node to measure: the check is open rather than failed. */
  readonly untried?: true;
  /** What was found, where the limit says too little. */
  readonly note?: string;
}

export interface AnswerField {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
}

/** A task of the chapter (4.1.4) on a graph. */
export interface Exercise<Checks extends string = string> {
  readonly id: string;
  readonly title: string;
  /** `**bold**` is the only markup. */
  readonly text: string;
  readonly fields: readonly AnswerField[];
  readonly checks: readonly (CheckRow & { readonly id: Checks })[];
  /** Shown after the first check that is not passed. */
  readonly hint: string;
  /** Opens as a copy; its answers are the solution's. */
  readonly solution: { readonly template: string; readonly answers: Readonly<Record<string, string>> };
  /** The claim that shows the matter on the user's own network. */
  readonly claim: ClaimId | null;
  check(context: ExerciseContext): Promise<Readonly<Record<Checks, CheckResult>>>;
}

export function defineExercise<const Checks extends string>(exercise: Exercise<Checks>): Exercise {
  return exercise;
}
