import type { CheckResult, CheckRow, Exercise } from '../../src-core/exercises/define-exercise';
import { commandContext } from '../commands/run-command';
import { appStore } from '../store/create-store';
import { openTemplate } from '../templates/open-template';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { noProgress, passedOf } from './progress';
import type { Try } from './use-check';

interface ExerciseChecksProps {
  readonly exercise: Exercise;
  readonly hasGraph: boolean;
  readonly running: boolean;
  readonly last: Try | null;
  readonly check: () => Promise<void>;
}

/** What must hold, with the numbers of the last try; a hint after the first that failed. */
export function ExerciseChecks({ exercise, hasGraph, running, last, check }: ExerciseChecksProps) {
  const { checks, hint } = exercise;
  const results = last?.results ?? {};
  const failed = last !== null && passedOf(exercise, results) < checks.length;
  const reason = !hasGraph ? 'The network has errors: mend those first' : running ? 'Being measured' : undefined;
  return (
    <section className="col exercise-checks" aria-label="Checked on your graph" aria-busy={running}>
      <div className="plot-h">
        <b>Checked on your graph</b>
        <span className="t3 s11t">{running ? 'measuring' : last === null ? 'not yet' : ''}</span>
      </div>
      <ul>
        {checks.map((row) => (
          <Check key={row.id} row={row} result={results[row.id] ?? null} />
        ))}
      </ul>
      <span className="sp" />
      {last?.refusal ? <p className="callout n">{last.refusal}</p> : null}
      {failed ? (
        <p className="callout n">
          <Icon name="info" />
          <span>
            <b>Hint.</b> {hint}
          </span>
        </p>
      ) : null}
      <div className="row g8">
        <Button
          small
          look="primary"
          icon="check"
          aria-disabled={reason !== undefined || undefined}
          className={reason === undefined ? '' : 'is-disabled'}
          title={reason}
          onClick={() => {
            if (reason === undefined) void check();
          }}
        >
          {last === null ? 'Check' : 'Check again'}
        </Button>
        <span className="sp" />
        <Button small onClick={() => void openSolution(exercise)}>
          Show solution graph
        </Button>
      </div>
    </section>
  );
}

function Check({ row: { what, limit }, result }: { row: CheckRow; result: CheckResult | null }) {
  const state = result === null || result.untried ? 'open' : result.passed ? 'passed' : 'failed';
  const tone = { open: 't3', passed: 'ok', failed: 'err' }[state];
  const icon = { open: 'circle', passed: 'circle-check', failed: 'circle-alert' }[state];
  const measured = result?.measured ?? 'not tried';
  return (
    <li className={state}>
      <span className={tone} role="img" aria-label={state === 'open' ? 'not tried' : state}>
        <Icon name={icon} />
      </span>
      <span className="grow">
        {what}
        <small title={result?.note}>{result?.note === undefined ? limit : `${limit}; ${result.note}`}</small>
      </span>
      <span className="v tn">{measured}</span>
    </li>
  );
}

/** A copy on the canvas, as a new project: what the user drew is asked about before it goes. */
async function openSolution({ id, solution }: Exercise): Promise<void> {
  if (!(await openTemplate(commandContext, solution.template))) return;
  const { settings, changeSettings } = appStore.getState();
  const before = settings.exercises[id] ?? noProgress;
  changeSettings({ exercises: { ...settings.exercises, [id]: { ...before, answers: solution.answers } } });
}
