import { exercises } from '../../src-core/exercises/registry';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';
import { doneCount } from './progress';
import { useShownExercise } from './shown-exercise';

/** How far one is, and the exercise before and after. */
export function ExercisesTools() {
  const [exercise, show] = useShownExercise();
  const done = useApp(({ settings }) => doneCount(settings.exercises));
  const place = exercises.findIndex(({ id }) => id === exercise.id);
  const go = (by: number): void => {
    const next = exercises[place + by];
    if (next !== undefined) show(next.id);
  };
  return (
    <>
      <span className="s12t t2 nw">
        {done} of {exercises.length} done
      </span>
      <IconButton
        small
        icon="chevron-left"
        label="Exercise before"
        disabledReason={place <= 0 ? 'This is the first' : undefined}
        onClick={() => go(-1)}
      />
      <IconButton
        small
        icon="chevron-right"
        label="Next exercise"
        disabledReason={place >= exercises.length - 1 ? 'This is the last' : undefined}
        onClick={() => go(1)}
      />
    </>
  );
}
