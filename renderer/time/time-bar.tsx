import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import type { TestMetrics } from '../../src-core/training/protocol';
import { useCommand } from '../commands/use-command';
import { useTestOfNow } from '../evaluate/test-of-now';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatCount, formatInterval, formatLoss, formatPercent } from '../ui/format';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { Tooltip } from '../ui/tooltip';
import { epochText } from './places';
import { TimeSlider } from './time-slider';
import { useFilm } from './use-film';

/** Under the top bar while weights of earlier steps are kept: every view shows the step that is chosen here. */
export function TimeBar() {
  const shown = useApp(({ run }) => run.kept.length > 1 && run.phase !== 'opening');
  return shown ? <Bar /> : null;
}

function Bar() {
  useFilm();
  const past = useApp(({ shownStep }) => shownStep !== null);
  const playing = useApp((state) => state.playing);
  const play = useCommand('time.play');
  const back = useCommand('time.now');
  const next = useCommand('time.continue');
  return (
    <section className={`time${past ? ' is-past' : ''}`} aria-label="Time travel">
      <Tooltip text="The weights of this run are kept over time, in at most 256 MiB. Every view follows the slider.">
        <span className="time-mark">
          <Icon name="history" />
        </span>
      </Tooltip>
      <IconButton
        small
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Hold the film' : 'Play as a film'}
        shortcut={play.shortcut}
        onClick={() => play.run()}
      />
      <TimeSlider />
      <Reading />
      <Button
        small
        look="quiet"
        aria-disabled={back.disabledReason !== undefined}
        title={back.disabledReason ?? 'Back to the newest weights'}
        className={back.disabledReason === undefined ? '' : 'is-disabled'}
        onClick={() => back.run()}
      >
        Now
      </Button>
      <Button
        small
        icon="play"
        className={`time-continue${next.disabledReason === undefined ? '' : ' is-disabled'}`}
        aria-disabled={next.disabledReason !== undefined}
        title={next.disabledReason ?? continueHint}
        onClick={() => next.run()}
      >
        <span className="wide">Continue from here</span>
        <span className="narrow">Continue</span>
      </Button>
    </section>
  );
}

const continueHint =
  'Trains on from this step as a new run, with the settings of now. What an optimizer like Adam remembers starts afresh.';

/** Which step it is, and how good the network was then; slots of fixed width. */
function Reading() {
  const step = useApp(({ shownStep }) => shownStep);
  const stepsPerEpoch = useApp(({ run }) => run.stepsPerEpoch);
  const test = useApp(({ pastTest }) => pastTest);
  const logged = useApp(({ run, shownStep }) =>
    shownStep === null ? null : (run.epochs.find(({ epoch }) => epoch * run.stepsPerEpoch === shownStep)?.test ?? null),
  );
  const now = useTestOfNow()?.test ?? null;
  // A run that diverged has the weights of its last healthy step.
  const newest = useApp(({ run }) => (run.phase === 'failed' ? (run.snapshot?.step ?? run.step) : run.step));
  return (
    <dl className="time-reading">
      <dt>{step === null ? 'now' : epochText(step, stepsPerEpoch)}</dt>
      <dd>step {formatCount(step ?? newest)}</dd>
      <dd className="time-test">{testText(step === null ? now : (test ?? logged))}</dd>
      <dd className="time-logged">{step === null ? null : <Logged test={test} logged={logged} />}</dd>
    </dl>
  );
}

function testText(test: TestMetrics | null) {
  if (test === null) return '·';
  if (test.accuracy === null) return `test loss ${formatLoss(test.loss)}, n = ${formatCount(test.count)}`;
  const interval = wilsonInterval(Math.round(test.accuracy * test.count), test.count);
  return (
    <>
      test <b>{formatPercent(test.accuracy)}</b> {formatInterval(interval)}
      <span className="wide t3"> n = {formatCount(test.count)}</span>
    </>
  );
}

/** The worker evaluates the kept weights again: at the end of an epoch the logged numbers must come out. */
function Logged({ test, logged }: { test: TestMetrics | null; logged: TestMetrics | null }) {
  if (logged === null || test === null) return null;
  const same = test.loss === logged.loss && test.accuracy === logged.accuracy;
  return (
    <Tooltip
      text={
        same
          ? 'Evaluated again with the kept weights: exactly what was logged at the end of this epoch'
          : `Logged at the end of this epoch: loss ${formatLoss(logged.loss)}; evaluated again: ${formatLoss(test.loss)}`
      }
    >
      <span className={same ? 'ok row g4' : 'warn row g4'}>
        <Icon name={same ? 'check' : 'triangle-alert'} size={14} />
        {same ? 'as logged' : 'differs'}
      </span>
    </Tooltip>
  );
}
