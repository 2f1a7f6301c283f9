import type { Exercise } from '../../src-core/exercises/define-exercise';
import { exercises } from '../../src-core/exercises/registry';
import { useClaimGraph } from '../explain/use-claim-graph';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { ShareBar } from '../ui/share-bar';
import { ExerciseChecks } from './exercise-checks';
import { ExerciseTask } from './exercise-task';
import { doneCount, type ExerciseState, noProgress, stateOf } from './progress';
import { useShownExercise } from './shown-exercise';
import { useCheck } from './use-check';

/** The chapter's five exercises, each checked on the network on the canvas. */
export function ExercisesPane() {
  const [exercise, show] = useShownExercise();
  const graph = useClaimGraph();
  const checked = useCheck(exercise.id, graph);
  const progress = useApp(({ settings }) => settings.exercises[exercise.id] ?? noProgress);
  const state = stateOf(progress);
  return (
    <div className="body exercises">
      <ExerciseList shown={exercise.id} onShow={show} />
      <ExerciseTask key={exercise.id} exercise={exercise} state={state} />
      <ExerciseChecks exercise={exercise} hasGraph={graph !== null} {...checked} />
    </div>
  );
}

function ExerciseList({ shown, onShow }: { shown: string; onShow: (id: string) => void }) {
  const all = useApp(({ settings }) => settings.exercises);
  const done = doneCount(all);
  return (
    <nav className="col exercise-list" aria-label="Exercises">
      <div className="plot-h">
        <b>Chapter 4.1.4</b>
        <span className="t3 s11t">
          {done} of {exercises.length} done
        </span>
      </div>
      {exercises.map((exercise) => (
        <ExerciseRow
          key={exercise.id}
          exercise={exercise}
          best={(all[exercise.id] ?? noProgress).best}
          state={stateOf(all[exercise.id] ?? noProgress)}
          on={exercise.id === shown}
          onShow={() => onShow(exercise.id)}
        />
      ))}
      <ShareBar share={done / exercises.length} label="Exercises done" said={`${done} of ${exercises.length}`} />
    </nav>
  );
}

const looks: Readonly<Record<ExerciseState, { readonly icon: string; readonly tone: string; readonly word: string }>> =
  {
    done: { icon: 'circle-check', tone: 'ok', word: 'Done' },
    tried: { icon: 'pencil', tone: 'warn', word: 'Tried' },
    open: { icon: 'circle', tone: 't3', word: 'Open' },
  };

interface ExerciseRowProps {
  readonly exercise: Exercise;
  readonly best: number;
  readonly state: ExerciseState;
  readonly on: boolean;
  readonly onShow: () => void;
}

function ExerciseRow({ exercise: { title, checks }, best, state, on, onShow }: ExerciseRowProps) {
  const { icon, tone, word } = looks[state];
  return (
    <button type="button" className={`exercise-row${on ? ' on' : ''}`} aria-current={on || undefined} onClick={onShow}>
      <span className={tone}>
        <Icon name={icon} />
      </span>
      <span className="grow">
        <b title={title}>{title}</b>
        <span className="row s11t t2">
          <span>{word}</span>
          <span className="sp" />
          <span className="tn t3">{state === 'open' ? 'not begun' : `${best} of ${checks.length} checks`}</span>
        </span>
      </span>
    </button>
  );
}
