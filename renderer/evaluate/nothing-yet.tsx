import { useEffect } from 'react';
import { datasetInfo } from '../../src-core/datasets/registry';
import { useCommand } from '../commands/use-command';
import { appStore, useApp } from '../store/create-store';
import { isRunOfEarlierNetwork } from '../store/selectors';
import { forgetRefusal, usePredictedRefusal, usePredictedShare } from '../store/views';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { ShareBar } from '../ui/share-bar';
import { type GivenUp, useEvaluateView } from './evaluate-view';
import { canBeJudged } from './evaluation';
import { useGivenUp, weightsName, weightsWords } from './given-up';
import { type JudgedSplit, splitWords } from './judged';

/** What stands in the pane while there is no evaluation: what it waits for, or what to do. */
export function NothingYet() {
  const split = useEvaluateView((view) => view.split);
  const any = useApp(canBeJudged);
  const changed = useApp(isRunOfEarlierNetwork);
  const isLoading = useApp(({ run }) => run.how === 'loaded' && run.epochs.length === 0);
  const givenUp = useGivenUp(split);
  if (isLoading) return <Loading />;
  if (!any) return <NoRun />;
  if (changed) {
    return (
      <EmptyState icon="grid-3x3" title="The network was changed since this run">
        Train it to see how it does on its {splitWords[split]} set.
      </EmptyState>
    );
  }
  return givenUp === null ? <Looking /> : <GivenUpNote {...givenUp} />;
}

/** All rows of a split are being looked at: how far that is, and the way out. */
function Looking() {
  const split = useEvaluateView((view) => view.split);
  const share = usePredictedShare(split);
  const isRunning = useApp(({ run }) => run.phase === 'running');
  const rows = useApp(({ run }) => (run.plan === null ? undefined : datasetInfo(run.plan.dataset)?.[rowsOf[split]]));
  const of = useApp(weightsWords);
  const refusal = usePredictedRefusal(split);
  useEffect(() => {
    if (refusal === null) return;
    giveUp(split, refusal);
    forgetRefusal(split);
  }, [split, refusal]);
  return (
    <div className="empty" role="status">
      <Icon name="loader-circle" size={24} className="spin" />
      <b>Looking at the {splitWords[split]} set</b>
      <span>
        {rows === undefined ? 'All' : formatCount(rows)} rows with the weights of {of}
        {isRunning ? ', beside the training, which goes first' : ''}.
      </span>
      <LookedAt share={share} label={`Looking at the ${splitWords[split]} set`} />
      <Button small icon="x" onClick={() => giveUp(split, null)}>
        Cancel
      </Button>
    </div>
  );
}

/** Until the user wants them, or the weights are others. */
function giveUp(split: JudgedSplit, refusal: string | null): void {
  const state = appStore.getState();
  const givenUp = { split, weights: weightsName(state, refusal !== null), words: weightsWords(state), refusal };
  useEvaluateView.getState().set({ givenUp });
}

const rowsOf = { test: 'testCount', train: 'trainCount' } as const;

function LookedAt({ share, label }: { share: number | null; label: string }) {
  return (
    <span className="row g8 looked-at">
      <ShareBar share={share ?? 0} label={label} />
      <span className="tn t2">{Math.round(100 * (share ?? 0))} %</span>
    </span>
  );
}

function GivenUpNote({ split, words, refusal }: GivenUp) {
  const set = useEvaluateView((view) => view.set);
  const triedAgain = useApp(({ run, shownStep }) => run.phase === 'running' && shownStep === null);
  return (
    <EmptyState icon="grid-3x3" title={`The ${splitWords[split]} set was not evaluated`}>
      {refusal === null ? `It was cancelled with the weights of ${words}.` : `The training worker says: ${refusal}`}
      {refusal !== null && triedAgain ? ' It is tried again after the next epoch.' : null}
      <Button small look="primary" icon="play" onClick={() => set({ givenUp: null })}>
        {refusal === null ? 'Evaluate them' : 'Try again'}
      </Button>
    </EmptyState>
  );
}

/** Weights of a file, or those that an undo brings back, are evaluated on both sets as soon as they are open. */
function Loading() {
  const share = useApp(({ run }) => run.progress?.fraction ?? null);
  return (
    <div className="empty" role="status">
      <Icon name="loader-circle" size={24} className="spin" />
      <b>Evaluating these weights</b>
      <span>On the training set and the test set.</span>
      <LookedAt share={share} label="Evaluating these weights" />
    </div>
  );
}

function NoRun() {
  const train = useCommand('run.train');
  const phase = useApp(({ run }) => run.phase);
  if (phase === 'running' || phase === 'opening') {
    return (
      <EmptyState icon="grid-3x3" title="No epoch is finished yet">
        The test set is evaluated at the end of each epoch.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="grid-3x3" title="Nothing evaluated yet">
      After each epoch the confusion matrix and the accuracy of every class appear here.
      {train.disabledReason === undefined ? (
        <Button small look="primary" icon="play" onClick={() => train.run()}>
          Train
        </Button>
      ) : null}
    </EmptyState>
  );
}
