import type { Exercise } from '../../src-core/exercises/define-exercise';
import { exercises, findExercise } from '../../src-core/exercises/registry';
import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';

/** The exercise that was chosen last, else the first that is not done. */
export function shownExercise({ settings }: Pick<AppState, 'settings'>): Exercise {
  const chosen = findExercise(settings.shownExercise);
  const next = exercises.find(({ id }) => settings.exercises[id]?.done !== true) ?? exercises[0];
  const shown = chosen ?? next;
  if (shown === undefined) throw new Error('There are no exercises.');
  return shown;
}

export function useShownExercise(): readonly [Exercise, (id: string) => void] {
  const exercise = useApp(shownExercise);
  const changeSettings = useApp((state) => state.changeSettings);
  return [exercise, (id) => changeSettings({ shownExercise: id })];
}
