import type { AnswerField, Exercise } from '../../src-core/exercises/define-exercise';
import { findClaim } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { TextField } from '../ui/text-field';
import { type ExerciseState, noProgress } from './progress';

const looks: Readonly<Record<ExerciseState, { readonly icon: string; readonly badge: string }>> = {
  done: { icon: 'circle-check', badge: 's' },
  tried: { icon: 'pencil', badge: 'w' },
  open: { icon: 'circle', badge: 'n' },
};

/** What is to be shown, and what is to be typed. */
export function ExerciseTask({ exercise, state }: { exercise: Exercise; state: ExerciseState }) {
  const explain = useApp((app) => app.explain);
  const claim = exercise.claim === null ? null : findClaim(exercise.claim);
  const { icon, badge } = looks[state];
  return (
    <section className="col grow exercise-task" aria-label={exercise.title}>
      <div className="plot-h">
        <b className="cut" title={exercise.title}>
          {exercise.title}
        </b>
        <span className="sp" />
        <span className={`badge ${badge}`}>
          <Icon name={icon} size={12} />
          {state}
        </span>
      </div>
      <p className="prose">
        <RichText text={exercise.text} />
      </p>
      {exercise.fields.map((field) => (
        <Answer key={field.id} exercise={exercise.id} field={field} />
      ))}
      {claim === null ? null : (
        <Button small icon={claim.icon} onClick={() => explain(claim.id)}>
          {`See it in Explain: ${claim.title}`}
        </Button>
      )}
    </section>
  );
}

function Answer({ exercise, field }: { exercise: string; field: AnswerField }) {
  const all = useApp(({ settings }) => settings.exercises);
  const changeSettings = useApp((state) => state.changeSettings);
  const progress = all[exercise] ?? noProgress;
  return (
    <TextField
      label={field.label}
      hint={field.hint}
      placeholder={field.placeholder}
      maxLength={200}
      value={progress.answers[field.id] ?? ''}
      onChange={(text) =>
        changeSettings({
          exercises: { ...all, [exercise]: { ...progress, answers: { ...progress.answers, [field.id]: text } } },
        })
      }
    />
  );
}
