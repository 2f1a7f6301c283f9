import { useEffect, useState } from 'react';
import { type RateSuggestion, suggestRate } from '../../../src-core/training/rate-finder/suggest-rate';
import { appStore, useApp } from '../../store/create-store';
import { planOf } from '../../store/plan-of-now';
import { openOwnTrainer } from '../../store/trainer';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { Key } from '../../ui/key';
import { toNumberText } from '../../ui/number-text';
import { Segment } from '../../ui/segment';
import { ShareBar } from '../../ui/share-bar';
import { optimizerNames } from '../names';
import { RatePlot } from './rate-plot';
import { type RateTestState, startRateTest } from './start-rate-test';

type From = 'first' | 'now';

/** Tries rates from small to large on a copy of the weights, and offers the one that suits. */
export function RateDialog({ onClose }: { onClose: () => void }) {
  const hasTrained = useApp((state) => state.heldWeights() !== null);
  const [from, setFrom] = useState<From>('first');
  const [count, setCount] = useState(0);
  const state = useRateTest(from, count);
  const announce = useApp((app) => app.announce);
  const suggestion = state.phase === 'done' ? suggestRate(state.test) : null;
  useEffect(() => {
    if (state.phase === 'done') announce(verdict(suggestion));
  }, [state, suggestion, announce]);
  return (
    <Dialog
      title="Find a learning rate"
      size="large"
      onClose={onClose}
      beside={
        hasTrained ? (
          <Segment
            label="Weights to begin with"
            value={from}
            options={[
              { value: 'first', label: 'First weights' },
              { value: 'now', label: 'Weights of now' },
            ]}
            onChange={setFrom}
          />
        ) : null
      }
    >
      <div className="modal-body rate-finder">
        <p className="t2">
          The rate grows from one minibatch to the next, until the loss explodes. A good rate lies where the loss falls,
          well before that. It is tried on a copy: your weights and your project stay as they are.
        </p>
        <Result state={state} suggestion={suggestion} />
        <Foot state={state} suggestion={suggestion} onClose={onClose} onAgain={() => setCount(count + 1)} />
      </div>
    </Dialog>
  );
}

/** Starts a test, again with every `count`; leaving the dialog cancels it. */
function useRateTest(from: From, count: number): RateTestState {
  const plan = useApp(({ analysis }) => planOf(analysis));
  const [state, setState] = useState<RateTestState>({ phase: 'testing', what: 'Starting', share: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count asks for a new test.
  useEffect(() => {
    const { settings, heldWeights } = appStore.getState();
    if (plan === null) return;
    const weights = from === 'now' ? (heldWeights()?.weights ?? null) : null;
    return startRateTest(openOwnTrainer, { plan, weights, engine: settings.engine }, setState);
  }, [plan, from, count]);
  return plan === null ? { phase: 'failed', why: 'The network has errors: mend those first.' } : state;
}

function Result({ state, suggestion }: { state: RateTestState; suggestion: RateSuggestion | null }) {
  const training = useApp(({ document }) => document.training);
  if (state.phase === 'failed') {
    return (
      <div className="callout error rate-room" role="alert">
        <Icon name="circle-alert" />
        <span>{state.why}</span>
      </div>
    );
  }
  if (state.phase === 'testing') return <Testing what={state.what} share={state.share} />;
  const { tried, exploded } = state.test;
  return (
    <div className="rate-room">
      <div className="plot-h">
        <b>Loss by learning rate</b>
        <span className="t3 s11t cut">
          {tried.length} minibatches, {optimizerNames[training.optimizer]}, log scale
        </span>
        <span className="sp" />
        <Key line="s-train">evened over neighbours</Key>
      </div>
      <RatePlot test={state.test} suggestion={suggestion} current={training.learningRate} />
      <p className="rate-verdict" role="status">
        <b>{verdict(suggestion)}</b>{' '}
        <span className="t2">
          {suggestion === null
            ? whyNone
            : `It falls fastest at ${short(suggestion.steepest)}, is lowest from ${short(suggestion.lowest)}`}
          {suggestion === null
            ? ''
            : exploded === null
              ? ', and never exploded here.'
              : `, and explodes at ${short(exploded)}.`}
        </span>
      </p>
    </div>
  );
}

const verdict = (suggestion: RateSuggestion | null): string =>
  suggestion === null ? 'No rate made the loss fall.' : `${toNumberText(suggestion.rate)} suits this network.`;

const whyNone =
  'The minibatches may be too small or the weights trained already; try a larger batch, or the first weights.';

const short = (rate: number): string => toNumberText(Number(rate.toPrecision(2)));

function Testing({ what, share }: { what: string; share: number | null }) {
  return (
    <div className="empty rate-room" role="status">
      <Icon name="loader-circle" size={24} className="spin" />
      <b>{what}</b>
      <ShareBar share={share ?? 0} label="Trying rates" className="opening-bar" />
    </div>
  );
}

interface FootProps {
  readonly state: RateTestState;
  readonly suggestion: RateSuggestion | null;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

function Foot({ state, suggestion, onClose, onAgain }: FootProps) {
  const edit = useApp((app) => app.edit);
  const current = useApp(({ document }) => document.training.learningRate);
  const isSame = suggestion?.rate === current;
  return (
    <div className="row g8 rate-foot">
      <span className="grow t3 s12t">{isSame ? 'It is the rate of now.' : ''}</span>
      <Button onClick={onClose}>{state.phase === 'testing' ? 'Cancel' : 'Close'}</Button>
      {state.phase === 'failed' ? <Button onClick={onAgain}>Try again</Button> : null}
      {suggestion === null || isSame ? null : (
        <Button
          look="primary"
          icon="check"
          onClick={() => {
            const { rate } = suggestion;
            edit(
              { kind: 'set-training', training: { learningRate: rate } },
              `set learning rate to ${toNumberText(rate)}`,
            );
            onClose();
          }}
        >
          Use {toNumberText(suggestion.rate)}
        </Button>
      )}
    </div>
  );
}
