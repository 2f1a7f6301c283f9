import { applyChange } from '../../../src-core/graph/apply-change';
import type { GraphDocument } from '../../../src-core/graph/document';
import { isEqual } from '../../../src-core/graph/reuse';
import type { TrainPlan } from '../../../src-core/plan/plan';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { type Remedy, remediesFor } from '../../../src-core/training/detective/remedies';
import { useCommand } from '../../commands/use-command';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { formatCount, formatLoss } from '../../ui/format';
import { Icon } from '../../ui/icon';

interface RemediesProps {
  readonly plan: TrainPlan;
  readonly diagnosis: Diagnosis;
}

/** What may cure it, each an edit at one click and one step of undo; then to train again. */
export function RemedyList({ plan, diagnosis }: RemediesProps) {
  const document = useApp((state) => state.document);
  const edit = useApp((state) => state.edit);
  const remedies = remediesFor(plan, diagnosis).map((remedy) => ({ remedy, state: stateOf(document, remedy) }));
  const isTreated = remedies.some(({ state }) => state === 'done');
  const first = remedies.find(({ state }) => state === 'open')?.remedy ?? null;
  const apply = ({ title, change }: Remedy): boolean => edit(change, titleOfStep(title));
  return (
    <section className="col remedies" aria-label="Remedies">
      <div className="plot-h">
        <b>Remedies</b>
        <span className="sp" />
        <TrainAgain isTreated={isTreated} first={first} apply={apply} />
      </div>
      {diagnosis.data === null ? (
        <ul>
          {remedies.map(({ remedy, state }) => (
            <li key={remedy.kind}>
              <RemedyButton
                remedy={remedy}
                state={state}
                primary={!isTreated && remedy === first}
                onApply={() => apply(remedy)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <LookAtData />
      )}
      <span className="sp" />
      <Rescued diagnosis={diagnosis} />
    </section>
  );
}

interface TrainAgainProps {
  readonly isTreated: boolean;
  readonly first: Remedy | null;
  readonly apply: (remedy: Remedy) => boolean;
}

/** Applies the first remedy, unless one was applied already, and trains from the first weights. */
function TrainAgain({ isTreated, first, apply }: TrainAgainProps) {
  const train = useCommand('run.train');
  const remedy = isTreated ? null : first;
  const off = train.disabledReason !== undefined;
  return (
    <Button
      small
      icon="play"
      look={isTreated ? 'primary' : 'default'}
      aria-disabled={off}
      className={off ? 'is-disabled' : ''}
      title={train.disabledReason ?? trainHint(isTreated, first)}
      onClick={() => {
        if (!off && (remedy === null || apply(remedy))) train.run();
      }}
    >
      {remedy === null ? 'Train again' : 'Apply and train again'}
    </Button>
  );
}

const trainHint = (isTreated: boolean, first: Remedy | null): string =>
  isTreated || first === null ? 'Trains from the first weights' : `${first.title}, then train from the first weights`;

/** "set learning rate 5 → 0.1" reads as a step of undo. */
const titleOfStep = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

type RemedyState = 'open' | 'done' | 'gone';

/** Whether the document is already as the remedy would have it; `gone`: what it is about was changed or removed. */
function stateOf(document: GraphDocument, { change }: Remedy): RemedyState {
  const changed = applyChange(document, change);
  if (!changed.ok) return 'gone';
  return isEqual(changed.value, document) ? 'done' : 'open';
}

interface RemedyButtonProps {
  readonly remedy: Remedy;
  readonly state: RemedyState;
  readonly primary: boolean;
  readonly onApply: () => void;
}

function RemedyButton({ remedy: { title, why, icon }, state, primary, onApply }: RemedyButtonProps) {
  const done = state === 'done';
  return (
    <button
      type="button"
      className={`fixb${primary ? ' primary' : ''}${state === 'open' ? '' : ' is-applied'}`}
      aria-disabled={state !== 'open'}
      title={
        done ? 'Applied. Undo takes it back.' : state === 'gone' ? 'What it is about was changed since' : undefined
      }
      onClick={() => {
        if (state === 'open') onApply();
      }}
    >
      <Icon name={done ? 'circle-check' : icon} />
      <span className="grow">
        <b>{title}</b>
        <span className="remedy-why">{done ? 'Applied; undo takes it back.' : why}</span>
      </span>
    </button>
  );
}

function LookAtData() {
  const openDialog = useApp((state) => state.openDialog);
  return (
    <button type="button" className="fixb primary" onClick={() => openDialog('data')}>
      <Icon name="database" />
      <span className="grow">
        <b>Look at the data</b>
        <span className="remedy-why">Its rows, features and options.</span>
      </span>
    </button>
  );
}

/** The weights on the cards, and how to go on from them. */
function Rescued({ diagnosis: { healthy, healthyLoss } }: { diagnosis: Diagnosis }) {
  const next = useCommand('time.continue');
  const isShown = useApp(({ shownStep }) => shownStep === null);
  const reason = next.disabledReason ?? (isShown ? undefined : 'Press Now in the time bar first');
  const loss = healthyLoss === null ? '' : `, loss ${formatLoss(healthyLoss)}`;
  const weights = healthy === 0 ? 'First weights' : `Weights after step ${formatCount(healthy)}`;
  return (
    <div className="row g8 rescued">
      <span className="grow s12t t2 cut" title={`Cards and plots show them again: ${weights}${loss}`}>
        <b className="m">{weights}</b>
        {loss}
      </span>
      <Button
        small
        icon="history"
        aria-disabled={reason !== undefined}
        className={reason === undefined ? '' : 'is-disabled'}
        title={reason ?? 'Trains on from these weights as a new run, with the settings of now'}
        onClick={() => {
          if (reason === undefined) next.run();
        }}
      >
        Continue
      </Button>
    </div>
  );
}
