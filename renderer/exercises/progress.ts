import { z } from 'zod';
import type { CheckResult, Exercise } from '../../src-core/exercises/define-exercise';
import { exercises } from '../../src-core/exercises/registry';

/** What is remembered of an exercise between sessions. */
export interface ExerciseProgress {
  /** It was solved once; a later try that fails does not take that back. */
  readonly done: boolean;
  /** It was checked at least once. */
  readonly tried: boolean;
  /** Checks passed at the best try. */
  readonly best: number;
  readonly answers: Readonly<Record<string, string>>;
}

export type AllProgress = Readonly<Record<string, ExerciseProgress>>;

export const progressSchema: z.ZodType<AllProgress> = z.record(
  z.string().max(100),
  z.object({
    done: z.boolean(),
    tried: z.boolean(),
    best: z.int().min(0).max(100),
    answers: z.record(z.string().max(100), z.string().max(300)),
  }),
);

export const noProgress: ExerciseProgress = { done: false, tried: false, best: 0, answers: {} };

export type Results = Readonly<Record<string, CheckResult>>;

export function passedOf(exercise: Exercise, results: Results): number {
  return exercise.checks.filter(({ id }) => results[id]?.passed === true).length;
}

/** The progress after a try. */
export function afterTry(before: ExerciseProgress, exercise: Exercise, results: Results): ExerciseProgress {
  const passed = passedOf(exercise, results);
  return {
    ...before,
    tried: true,
    done: before.done || passed === exercise.checks.length,
    best: Math.max(before.best, passed),
  };
}

export type ExerciseState = 'open' | 'tried' | 'done';

export function stateOf({ done, tried }: ExerciseProgress): ExerciseState {
  if (done) return 'done';
  return tried ? 'tried' : 'open';
}

export function doneCount(progress: AllProgress): number {
  return exercises.filter(({ id }) => progress[id]?.done === true).length;
}
