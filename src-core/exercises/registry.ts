import { bottleneckExercise } from './bottleneck';
import type { Exercise } from './define-exercise';
import { derivativesExercise } from './derivatives';
import { minibatchExercise } from './minibatch';
import { piecewiseLinearExercise } from './piecewise-linear';
import { tanhIsSigmoidExercise } from './tanh-is-sigmoid';

/** The five of 4.1.4, in its order. */
export const exercises: readonly Exercise[] = [
  derivativesExercise,
  piecewiseLinearExercise,
  tanhIsSigmoidExercise,
  bottleneckExercise,
  minibatchExercise,
];

export function findExercise(id: string): Exercise | null {
  return exercises.find((exercise) => exercise.id === id) ?? null;
}
